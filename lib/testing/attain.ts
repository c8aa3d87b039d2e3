import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { environmentForChild } from "@/lib/config/env";

const SCRIPT = fileURLToPath(new URL("../../scripts/attain.mjs", import.meta.url));

export type AttainOutcome = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs the command line as people do, in a process of its own, on 31 March 2026. */
export function attain(environment: Readonly<Record<string, string>>, ...args: string[]): Promise<AttainOutcome> {
  const child = spawn(process.execPath, [SCRIPT, ...args], {
    env: environmentForChild({ DATABASE_URL: "", ATTAIN_TODAY: "2026-03-31", ...environment }),
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
