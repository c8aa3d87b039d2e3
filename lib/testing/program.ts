import { type ChildProcess, spawn } from "node:child_process";

/** A program of this repository in a process of its own, whose lines can be waited for. */
export class Program {
  readonly child: ChildProcess;
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  output = "";

  constructor(path: string, parameters: readonly string[], environment: Readonly<Record<string, string>>) {
    this.child = spawn(process.execPath, ["--import", "tsx", path, ...parameters], {
      env: { ...process.env, ...environment },
      stdio: ["pipe", "pipe", "pipe"],
    });
    const collect = (data: unknown) => {
      this.output += String(data);
    };
    this.child.stdout?.on("data", collect);
    this.child.stderr?.on("data", collect);
    this.ended = new Promise((resolve) => this.child.once("close", (code) => resolve(code)));
  }

  /** Resolves with the first match in what it wrote. Throws, with all it wrote, when it ends without it. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.output);
      if (match) return match;
      const ended = await Promise.race([
        this.ended.then(() => true),
        new Promise<false>((resolve) => this.child.stdout?.once("data", () => resolve(false))),
        new Promise<false>((resolve) => this.child.stderr?.once("data", () => resolve(false))),
      ]);
      if (ended && !pattern.test(this.output)) throw new Error(`It ended without ${pattern}:\n${this.output}`);
    }
  }

  write(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }

  /** Ends it as a crash would. */
  async kill(): Promise<void> {
    this.child.kill("SIGKILL");
    await this.ended;
  }
}
