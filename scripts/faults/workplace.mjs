// What the fault tests share: a folder of their own with a database, the command line run on it, and ways to kill both.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const ATTAIN = ["scripts/attain.mjs"];

/** A folder with an empty database. `ATTAIN_EMBEDDED=native|pglite` chooses which. */
export function makeWorkplace() {
  const folder = mkdtempSync(join(tmpdir(), "attain-faults-"));
  // The native server runs as a user of its own, who must be able to enter.
  chmodSync(folder, 0o755);
  const environment = { ...process.env, ATTAIN_DATA_DIR: join(folder, "data") };

  function runOrFail(args) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...ATTAIN, ...args], {
      env: environment,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`attain ${args.join(" ")} ended with ${status}:\n${stderr}`);
    return stdout;
  }

  /** The embedded native server's process, by the file that PostgreSQL keeps beside its data. */
  function stopLeftOverServer() {
    const { stdout } = spawnSync("find", [folder, "-name", "postmaster.pid"], { encoding: "utf8" });
    for (const path of stdout.split("\n").filter(Boolean)) {
      try {
        process.kill(Number(readFileSync(path, "utf8").split("\n")[0]), "SIGKILL");
      } catch {
        // It was gone already.
      }
    }
  }

  return {
    folder,
    runOrFail,
    /** Runs a command and says how long it took. */
    timeOf(args) {
      const start = performance.now();
      runOrFail(args);
      return performance.now() - start;
    },
    /** Kills the process of a command, with the database beneath it where that is asked. */
    async killAfter(args, ms, withDatabase) {
      const child = spawn(process.execPath, [...ATTAIN, ...args], {
        env: environment,
        stdio: "ignore",
        detached: true,
      });
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await Promise.race([sleep(ms), ended]);
      if (withDatabase) stopLeftOverServer();
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // It ended by itself before.
      }
      await ended;
    },
    remove() {
      stopLeftOverServer();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
