import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, vi } from "vitest";
import { run } from "@/lib/cli/main";
import { environmentForChild } from "@/lib/config/env";
import type { TestDatabase } from "./database";

const SCRIPT = fileURLToPath(new URL("../../scripts/attain.mjs", import.meta.url));
const TODAY = "2026-03-31";

export type AttainOutcome = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs the command line as people do, in a process of its own, on 31 March 2026. */
export function attain(environment: Readonly<Record<string, string>>, ...args: string[]): Promise<AttainOutcome> {
  const child = spawn(process.execPath, [SCRIPT, ...args], {
    env: environmentForChild({ DATABASE_URL: "", ATTAIN_TODAY: TODAY, ...environment }),
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  return new Promise((resolve) => {
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

/** The environment in which the command line works on a database that is served. */
export function servedAt(url: string): Readonly<Record<string, string>> {
  return { DATABASE_URL: url, ATTAIN_SECRET: "a secret of a test that nobody guesses" };
}

/**
 * The command line on this file's database without a process of its own, which takes far longer to start than to work: for
 * what commands do and say. That they do so as processes is for the tests that call `attain`.
 */
export function setUpAttain(database: TestDatabase): (...args: string[]) => Promise<AttainOutcome> {
  beforeAll(() => {
    const environment = { ATTAIN_TODAY: TODAY, ...servedAt(database.url) };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  });
  afterAll(() => vi.unstubAllEnvs());
  return async (...args) => {
    const [out, err] = [collect(process.stdout), collect(process.stderr)];
    try {
      const code = await run(args);
      return { code, out: out.text(), err: err.text() };
    } finally {
      out.end();
      err.end();
    }
  };
}

/** Keeps what is written to a stream instead of passing it on. */
function collect(stream: NodeJS.WriteStream) {
  const write = vi.spyOn(stream, "write").mockImplementation(() => true);
  return { text: () => write.mock.calls.map(([chunk]) => String(chunk)).join(""), end: () => write.mockRestore() };
}
