import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { AppError } from "@/lib/errors/app-error";
import { type Address, removeSocketFolder, urlOf } from "./address";

const PATIENCE_MS = 120_000;

/** The server that a killed launcher left running on this folder, or null once it is gone. */
export async function findLeftServer(folder: string): Promise<Address | null> {
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
  // Another process may have its number by now. The next server sees by the shared memory whether anything of it is still at work.
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

/** What the first cell of a query's answer is, as text; null when the server does not answer. */
export async function answerOf(url: string, sql: string): Promise<string | null> {
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

/** Beside the data, because initdb wants its folder empty; the folder is renamed after it was made. */
export function passwordPath(folder: string): string {
  return join(dirname(folder), "password");
}
