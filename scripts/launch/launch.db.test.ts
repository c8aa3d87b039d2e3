import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openEmbedded } from "@/lib/db/embedded/open";
import { identifyProcess, isRunning } from "@/lib/db/embedded/process-identity";
import { createOpenFolder } from "@/lib/testing/database-server";
import { Program } from "@/lib/testing/program";

const STAND_IN = "lib/testing/fixtures/launch-stand-in.ts";
let home = "";
let programs: Program[] = [];
let port = 0;

beforeEach(async () => {
  home = join(createOpenFolder(), "data");
  programs = [];
  port = await freePort();
});

afterEach(async () => {
  await Promise.all(programs.map((program) => program.kill()));
  if (existsSync(join(home, "lock", "owner"))) await closeLeftServer();
  rmSync(join(home, ".."), { recursive: true, force: true });
});

/** Opening takes over the server that a killed launcher left; closing ends it. */
async function closeLeftServer(): Promise<void> {
  const log = () => undefined;
  const prepare = async () => undefined;
  await (await openEmbedded({ dataDir: home, engine: null, role: "command", log, prepare })).close();
}

function launchStandIn(environment: Record<string, string> = {}): Program {
  const program = new Program(STAND_IN, [], {
    ATTAIN_DATA_DIR: home,
    ATTAIN_EMBEDDED: "native",
    DATABASE_URL: "",
    PORT: String(port),
    ...environment,
  });
  programs.push(program);
  return program;
}

async function listen(on: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(on, resolve));
  return server;
}

async function freePort(): Promise<number> {
  const server = await listen(0);
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function tellsOfItself(): Promise<Record<string, string>> {
  return (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as Record<string, string>;
}

it("starts the server on the database, says where it answers last, and stops both when asked", async () => {
  const launcher = launchStandIn();
  await launcher.says(/Stand-in: http:\/\/localhost:\d+\nLast line\n$/);
  expect(launcher.output.indexOf("prepared")).toBeLessThan(launcher.output.indexOf("Stand-in:"));
  const told = await tellsOfItself();
  expect(told).toMatchObject({ ATTAIN_DATABASE_KIND: "native", ATTAIN_SAMPLE: "0", ATTAIN_DATA_DIR: home });
  expect(told.DATABASE_URL).toMatch(/^postgresql:/);
  expect(told.ATTAIN_SECRET).toBe(readFileSync(join(home, "secret"), "utf8").trim());
  expect(statSync(join(home, "secret")).mode & 0o777).toBe(0o600);
  launcher.child.kill("SIGTERM");
  expect(await launcher.ended).toBe(0);
  expect(existsSync(join(home, "database", "data", "postmaster.pid"))).toBe(false);
  await expect(tellsOfItself()).rejects.toThrow();
});

it("keeps the secret from one start to the next", async () => {
  const secrets: (string | undefined)[] = [];
  for (let start = 0; start < 2; start += 1) {
    const launcher = launchStandIn();
    await launcher.says(/Last line/);
    secrets.push((await tellsOfItself()).ATTAIN_SECRET);
    launcher.child.kill("SIGTERM");
    await launcher.ended;
  }
  expect(secrets[0]).toHaveLength(43);
  expect(secrets[1]).toBe(secrets[0]);
});

it("refuses a second start on the folder, naming the process and the folder", async () => {
  const first = launchStandIn();
  await first.says(/Last line/);
  const second = launchStandIn();
  expect(await second.ended).toBe(1);
  expect(second.output).toContain(`running already on ${home} (process ${first.child.pid} `);
  expect(second.output).toContain("ATTAIN_DATA_DIR=.attain-2");
});

it("refuses a port that is taken, and stops the database again", async () => {
  const other = await listen(port);
  const launcher = launchStandIn();
  expect(await launcher.ended).toBe(1);
  expect(launcher.output).toContain(`Port ${port} is used by another program. Choose another one`);
  expect(existsSync(join(home, "database", "data", "postmaster.pid"))).toBe(false);
  await new Promise((resolve) => other.close(resolve));
});

it("refuses a bad setting before it opens anything", async () => {
  const launcher = launchStandIn({ PORT: "many" });
  expect(await launcher.ended).toBe(1);
  expect(launcher.output).toContain('PORT is "many": it must be a whole number');
  expect(existsSync(home)).toBe(false);
});

it("takes the web server with it when it is killed", async () => {
  const launcher = launchStandIn();
  await launcher.says(/Last line/);
  const server = identifyProcess(Number((await tellsOfItself()).pid));
  await launcher.kill();
  for (const deadline = Date.now() + 10_000; isRunning(server) && Date.now() < deadline; ) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(isRunning(server)).toBe(false);
});
