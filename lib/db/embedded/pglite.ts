import { type ChildProcess, fork } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { environmentForChild } from "@/lib/config/env";
import { AppError } from "@/lib/errors/app-error";
import { createSocketFolder, findFreePort, hasUnixSockets, removeSocketFolder, SOCKET_PORT, urlOf } from "./address";
import { waitUntilClosed } from "./pglite-pid";
import type { PgliteOrder } from "./pglite-process";
import type { Engine, EngineOptions, RunningDatabase } from "./shape";

const PATIENCE_MS = 30_000;

/** PostgreSQL in WebAssembly, in a process of its own: runs wherever Node does, with one session and without fsync. */
export const pglite: Engine = { name: "pglite", major: 18, check: async () => undefined, create, start };

async function create(folder: string, options: EngineOptions): Promise<void> {
  mkdirSync(folder, { mode: 0o700 });
  const child = startProcess(options.logFile);
  await order(child, { folder, listen: null, url: "" });
}

async function start(folder: string, options: EngineOptions): Promise<RunningDatabase> {
  options.log("The database runs on PGlite: it survives a crash, but not a power loss. Back up what matters.");
  await waitUntilClosed(folder);
  const { listen, url, forget } = await createAddress();
  const child = startProcess(options.logFile);
  const stop = async () => {
    await end(child);
    forget();
  };
  try {
    await order(child, { folder, listen, url });
  } catch (error) {
    await stop();
    throw error;
  }
  const tell = () => options.log(`The database process ended by itself; why stands in ${options.logFile}.`);
  child.once("exit", tell);
  const stopQuietly = async () => {
    child.off("exit", tell);
    await stop();
  };
  return { url, stop: stopQuietly };
}

async function createAddress() {
  if (!hasUnixSockets) {
    const port = await findFreePort();
    const url = `postgresql://postgres@127.0.0.1:${port}/postgres?sslmode=disable`;
    return { listen: { host: "127.0.0.1", port }, url, forget: () => undefined };
  }
  const folder = createSocketFolder(null);
  const listen = { path: join(folder, `.s.PGSQL.${SOCKET_PORT}`) };
  return { listen, url: urlOf({ kind: "socket", folder }), forget: () => removeSocketFolder(folder) };
}

function startProcess(logFile: string): ChildProcess {
  const log = openSync(logFile, "a", 0o600);
  const child = fork(fileURLToPath(new URL("./pglite-process.ts", import.meta.url)), [], {
    execArgv: ["--import", pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href],
    env: environmentForChild({ TZ: "UTC" }),
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  return child;
}

/** Resolves when the process is ready, or has ended well when it was told to listen nowhere. */
function order(child: ChildProcess, message: PgliteOrder): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) =>
      reject(new AppError("unavailable", `PGlite did not start on ${message.folder}: ${why}`));
    child.once("error", (error) => fail(error.message));
    child.once("exit", (code, signal) => {
      if (code === 0 && message.listen === null) resolve();
      else fail(`it ended with ${signal ?? `code ${code}`}`);
    });
    child.on("message", (answer: { ready?: true; failed?: string }) => {
      if (answer.failed !== undefined) fail(answer.failed);
      if (!answer.ready) return;
      child.unref();
      child.channel?.unref();
      resolve();
    });
    child.send(message);
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const ended = new Promise((resolve) => child.once("exit", resolve));
  if (child.connected) child.disconnect();
  const impatience = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  await ended;
  clearTimeout(impatience);
}
