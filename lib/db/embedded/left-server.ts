import { execFileSync } from "node:child_process";
import { readFileSync, realpathSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { AppError } from "@/lib/errors/app-error";
import { type Address, removeSocketFolder, urlOf } from "./address";

const PATIENCE_MS = 120_000;

/** The server that a killed launcher left running on this folder, or null once it is gone. */
export async function findLeftServer(folder: string): Promise<Address | null> {
  let left = readPidFile(folder);
  if (left === null) return null;
  const deadline = Date.now() + PATIENCE_MS;
  // It may still be starting, recovering from a crash or stopping: wait while its process lives.
  while (isServerOf(left.pid, folder)) {
    const { address, pid } = left;
    const answer = address && (await answerOf(urlOf(address), "select current_setting('data_directory') as answer"));
    if (address && answer !== null && realpathSync(answer) === realpathSync(folder)) return address;
    if (Date.now() > deadline) {
      throw new AppError(
        "unavailable",
        `Process ${pid} serves the database in ${folder}, but it does not answer. End it first.`,
      );
    }
    await sleep(100);
    left = readPidFile(folder) ?? left;
  }
  // Another process may have its number by now. The next server sees by the shared memory whether anything of it is still at work.
  rmSync(pidFileOf(folder), { force: true });
  if (left.address?.kind === "socket" && left.address.folder.includes("attain-")) {
    removeSocketFolder(left.address.folder);
  }
  return null;
}

type LeftServer = { readonly pid: number; readonly address: Address | null };

/** What a server says of itself; null where there is none. It writes where it listens only when it does: until then the address is null. */
function readPidFile(folder: string): LeftServer | null {
  let lines: string[];
  try {
    lines = readFileSync(pidFileOf(folder), "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const pid = Number(lines[0]);
  const [port, socketFolder, listening] = [Number(lines[3]), lines[4]?.trim(), lines[5]?.trim()];
  if (socketFolder) return { pid, address: { kind: "socket", folder: socketFolder } };
  if (!port || !listening) return { pid, address: null };
  return { pid, address: { kind: "port", port, password: readFileSync(passwordPath(folder), "utf8").trim() } };
}

function pidFileOf(folder: string): string {
  return join(folder, "postmaster.pid");
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
