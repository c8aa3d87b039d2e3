import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { identifyProcess, isRunning, type ProcessIdentity } from "./process-identity";

const PATIENCE_MS = 30_000;

/** Notes that this process has PGlite's folder open. Returns how to take that back. */
export function markFolder(folder: string): () => void {
  writeFileSync(pidFile(folder), JSON.stringify(identifyProcess()));
  return () => rmSync(pidFile(folder), { force: true });
}

/** Two processes on one folder lose data: one that outlives its launcher is waited for, and killed if it does not end. */
export async function waitUntilClosed(folder: string): Promise<void> {
  const former = readFormer(folder);
  if (!former) return;
  for (const deadline = Date.now() + PATIENCE_MS; isRunning(former); await sleep(50)) {
    if (Date.now() > deadline) process.kill(former.pid, "SIGKILL");
  }
}

function readFormer(folder: string): ProcessIdentity | null {
  try {
    return existsSync(pidFile(folder)) ? (JSON.parse(readFileSync(pidFile(folder), "utf8")) as ProcessIdentity) : null;
  } catch {
    return null;
  }
}

function pidFile(folder: string): string {
  return `${folder}.pid`;
}
