import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { createOpenFolder } from "@/lib/testing/database-server";
import { pgliteTemplate } from "@/lib/testing/pglite-template";
import { Program } from "@/lib/testing/program";
import { chooseEngine } from "./choose";
import { type EmbeddedOptions, openEmbedded } from "./open";
import { pglite } from "./pglite";
import { identifyProcess, isRunning } from "./process-identity";
import { writeStamp } from "./stamp";

const HOLD = "lib/testing/fixtures/hold-database.ts";
let home = "";
let notes: string[] = [];
let programs: Program[] = [];

beforeEach(() => {
  home = join(createOpenFolder(), "data");
  notes = [];
  programs = [];
});

afterEach(async () => {
  await Promise.all(programs.map((program) => program.kill()));
  // Whoever was killed left its server behind; opening takes it over and closing ends it.
  if (existsSync(join(home, "lock", "owner"))) await (await open({ engine: null })).close();
  rmSync(join(home, ".."), { recursive: true, force: true });
});

function open(options: Partial<EmbeddedOptions> = {}) {
  return openEmbedded({
    dataDir: home,
    engine: "native",
    role: "command",
    log: (line) => notes.push(line),
    prepare: async () => undefined,
    ...options,
  });
}

function hold(role: "server" | "command", engine: "native" | "pglite" = "native"): Program {
  const program = new Program(HOLD, [role], { ATTAIN_DATA_DIR: home, ATTAIN_EMBEDDED: engine, DATABASE_URL: "" });
  programs.push(program);
  return program;
}

async function teamsAt(url: string): Promise<string[]> {
  const connection = new pg.Client(url);
  await connection.connect();
  const { rows } = await connection.query<{ name: string }>("select name from teams order by id");
  await connection.end();
  return rows.map(({ name }) => name);
}

describe("choosing the engine", () => {
  it("takes PGlite by itself, with one line that says why, where there is no native server for the machine", async () => {
    const arch = Object.getOwnPropertyDescriptor(process, "arch");
    Object.defineProperty(process, "arch", { value: "mips" });
    try {
      const database = await open({ engine: null });
      await database.close();
      expect(database.kind).toBe("pglite");
      const why = notes.filter((note) => note.startsWith("Using PGlite"));
      expect(why).toEqual([expect.stringMatching(/because there is no native server for \w+ on mips/)]);
      await expect(open({ engine: "native" })).rejects.toThrow(/was made by PGlite/);
    } finally {
      if (arch) Object.defineProperty(process, "arch", arch);
    }
  });

  it.runIf(process.getuid?.() === 0)(
    "takes PGlite by itself where the server's user may not enter the folder",
    async () => {
      chmodSync(join(home, ".."), 0o700);
      const engine = await chooseEngine(home, home, null, null, (line) => notes.push(line));
      expect(engine.name).toBe("pglite");
      expect(notes.join()).toContain(`may not enter ${join(home, "..")} (mode 0700)`);
    },
  );

  it("fails clearly instead when native was asked for", async () => {
    const arch = Object.getOwnPropertyDescriptor(process, "arch");
    Object.defineProperty(process, "arch", { value: "mips" });
    try {
      await expect(open({ engine: "native" })).rejects.toThrow(
        /native database server cannot run, because there is no/,
      );
    } finally {
      if (arch) Object.defineProperty(process, "arch", arch);
    }
  });

  it("keeps to the engine that made the folder, and names the commands that move it to another", async () => {
    await (await open({ engine: "native" })).close();
    const again = await open({ engine: null });
    expect(again.kind).toBe("native");
    await again.close();
    const refused = open({ engine: "pglite" });
    await expect(refused).rejects.toThrow(/made by the native PostgreSQL 18; PGlite \(PostgreSQL 18\) cannot open it/);
    await expect(refused).rejects.toThrow(/ATTAIN_EMBEDDED=native npm run attain -- backup[\s\S]*-- restore/);
  });

  it("refuses a folder of another major version", async () => {
    await (await open()).close();
    writeFileSync(join(home, "database", "stamp.json"), JSON.stringify({ engine: "native", major: 17 }));
    await expect(open()).rejects.toThrow(/made by the native PostgreSQL 17;.*18 cannot open it/);
    writeFileSync(join(home, "database", "stamp.json"), JSON.stringify({ engine: "native", major: 18 }));
  });

  it("makes the database anew when it was interrupted while being made", async () => {
    mkdirSync(join(home, "database", "draft-0"), { recursive: true });
    writeFileSync(join(home, "database", "draft-0", "PG_VERSION"), "18");
    const database = await open();
    await database.close();
    expect(readdirSync(join(home, "database")).sort()).toEqual(["data", "server.log", "stamp.json"]);
  });
});

describe.each(["native", "pglite"] as const)("one folder, several processes, on %s", (engine) => {
  // A native folder is quickly made, and belongs to another user when this is root.
  beforeEach(() => {
    if (engine === "native") return;
    const folder = join(home, "database");
    cpSync(pgliteTemplate(inject("databaseFolder")), join(folder, "data"), { recursive: true });
    writeStamp(folder, pglite);
  });

  it("lets a command use the database of a running server and refuses a second server", async () => {
    const server = hold("server", engine);
    const [, , url] = await server.says(/open (\w+) (\S+)/);
    const joined = await open({ engine });
    expect(joined).toMatchObject({ url, kind: engine });
    await joined.close();
    await expect(open({ engine, role: "server" })).rejects.toThrow(
      new RegExp(`running already on ${home} \\(process ${server.child.pid} .*ATTAIN_DATA_DIR=`),
    );
    server.write("close");
    await server.says(/closed/);
  });

  it("opens what a killed process left, with everything that was acknowledged", async () => {
    const killed = hold("server", engine);
    await killed.says(/open/);
    killed.write("team North");
    await killed.says(/done team North/);
    await killed.kill();
    const database = await open({ engine });
    expect(await teamsAt(database.url)).toEqual(["North"]);
    if (engine === "native") expect(notes).toEqual([expect.stringContaining("Took over the database server")]);
    await database.close();
    expect(existsSync(join(home, "database", "data", "postmaster.pid"))).toBe(false);
    expect(existsSync(join(home, "database", "data.pid"))).toBe(false);
  });
});

describe("a command that opened the database", () => {
  it("keeps a command's database up until those that joined it are done", async () => {
    const first = hold("command");
    const [, , url] = await first.says(/open (\w+) (\S+)/);
    const second = await open();
    expect(second.url).toBe(url);
    first.write("close");
    expect(await teamsAt(second.url)).toEqual([]);
    await second.close();
    await first.says(/closed/);
  });

  it("closes the database of a command that is interrupted", async () => {
    const command = hold("command");
    await command.says(/open/);
    command.child.kill("SIGTERM");
    expect(await command.ended).toBe(143);
    expect(existsSync(join(home, "lock", "owner"))).toBe(false);
    expect(existsSync(join(home, "database", "data", "postmaster.pid"))).toBe(false);
  });
});

describe("a native server that was left behind", () => {
  it("is not confused with another process that has its number now", async () => {
    await (await open()).close();
    const pidFile = join(home, "database", "data", "postmaster.pid");
    writeFileSync(pidFile, `${process.pid}\n${join(home, "database", "data")}\n0\n5432\n/tmp/attain-none\n`);
    const database = await open();
    expect(readFileSync(pidFile, "utf8").split("\n")[0]).not.toBe(String(process.pid));
    await database.close();
  });

  it("is waited for: nothing opens while a process of a killed one is at work on the data", async () => {
    const killed = hold("server");
    const [, , url] = await killed.says(/open (\w+) (\S+)/);
    const busy = new pg.Client(url);
    busy.on("error", () => undefined);
    await busy.connect();
    const { rows } = await busy.query<{ pid: number }>("select pg_backend_pid() as pid");
    const pid = rows[0]?.pid ?? 0;
    // It looks at nothing but its work, so that it does not notice that its server is gone.
    let ended = false;
    busy.once("end", () => {
      ended = true;
    });
    busy.query("select count(*) from generate_series(1, 30000000)").catch(() => undefined);
    process.kill(
      Number(readFileSync(join(home, "database", "data", "postmaster.pid"), "utf8").split("\n")[0]),
      "SIGKILL",
    );
    await killed.kill();
    expect(isRunning({ pid, startedAt: null })).toBe(true);
    const database = await open();
    expect(notes).toEqual([expect.stringContaining("waiting until what it left at work has ended")]);
    expect(ended).toBe(true);
    await database.close();
  });

  it("tells processes with one number apart by when they started", () => {
    expect(isRunning(identifyProcess())).toBe(true);
    expect(isRunning({ pid: process.pid, startedAt: "another boot/1" })).toBe(false);
  });
});
