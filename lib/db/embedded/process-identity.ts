import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process, told apart from a later one with the same number by when it started (null where that cannot be known). */
export type ProcessIdentity = { readonly pid: number; readonly startedAt: string | null };

export function identifyProcess(pid = process.pid): ProcessIdentity {
  return { pid, startedAt: startOf(pid) };
}

/** Whether that very process still runs on this machine. */
export function isRunning({ pid, startedAt }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const now = startOf(pid);
  return startedAt === null || now === null || now === startedAt;
}

function startOf(pid: number): string | null {
  try {
    if (process.platform === "linux") {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}/${fields[19]}`;
    }
    if (process.platform === "win32") return null;
    return execFileSync("ps", ["-o", "lstart=", "-p", `${pid}`], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}
