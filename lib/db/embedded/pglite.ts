import { type ChildProcess, fork } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { environmentForChild } from "@/lib/config/env";
import { AppError } from "@/lib/errors/app-error";
import { createSocketFolder, findFreePort, hasUnixSockets, removeSocketFolder, SOCKET_PORT, urlOf } from "./address";
import type { PgliteOrder } from "./pglite-process";
import type { Engine, EngineOptions, RunningDatabase } from "./shape";

/** PostgreSQL in WebAssembly, in a process of its own: runs wherever Node does, with one session and without fsync. */
export const pglite: Engine = { name: "pglite", major: 18, check: async () => undefined, create, start };

async function create(folder: string, options: EngineOptions): Promise<void> {
  const child = startProcess(options.logFile);
  await order(child, { folder, listen: null, url: "" });
}

async function start(folder: string, options: EngineOptions): Promise<RunningDatabase> {
  options.log("The database runs on PGlite: it survives a crash, but not a power loss. Back up what matters.");
  const child = startProcess(options.logFile);
  if (!hasUnixSockets) {
    const port = await findFreePort();
    const url = `postgresql://postgres@127.0.0.1:${port}/postgres?sslmode=disable`;
    await order(child, { folder, listen: { host: "127.0.0.1", port }, url });
    return { url, stop: () => end(child) };
  }
  const socketFolder = createSocketFolder(null);
  const stop = async () => {
    await end(child);
    removeSocketFolder(socketFolder);
  };
  const url = urlOf({ kind: "socket", folder: socketFolder });
  try {
    await order(child, { folder, listen: { path: join(socketFolder, `.s.PGSQL.${SOCKET_PORT}`) }, url });
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
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
  await ended;
}
