import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { environmentForChild } from "@/lib/config/env";

const preloaded = ["./follow-parent.mjs", "./client-address.mjs"].map((file) => new URL(file, import.meta.url).href);

/** The web server as a process of its own, which ends with this one, however this one ends. */
export class WebServer {
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number>;
  private readonly child: ChildProcess;
  private running = true;

  constructor(command: readonly string[], environment: Readonly<Record<string, string>>) {
    this.child = spawn(process.execPath, [...preloaded.flatMap((href) => ["--import", href]), ...command], {
      env: environmentForChild(environment),
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    this.ended = new Promise((resolve) => {
      this.child.once("error", (error) => {
        process.stderr.write(`The web server could not be started: ${error.message}\n`);
        resolve(1);
      });
      this.child.once("exit", (code) => resolve(code ?? 1));
    });
    void this.ended.then(() => {
      this.running = false;
    });
  }

  /** Waits until `url` answers well; false when the server ended instead. */
  async answers(url: string): Promise<boolean> {
    while (this.running) {
      const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
      if (answer?.ok) return true;
      await Promise.race([sleep(100), this.ended]);
    }
    return false;
  }

  stop(signal: NodeJS.Signals, now: boolean): void {
    this.child.kill(now ? "SIGKILL" : signal);
  }
}
