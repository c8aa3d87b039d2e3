// Runs named steps, a few side by side, and says how long each took. What a step wrote is shown when it fails.
import { spawn } from "node:child_process";

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs every step; resolves with whether all went well. A step is {title, command: [program, ...parameters], env?, loud?}. */
export async function runSteps(steps, { atOnce = 1 } = {}) {
  const start = performance.now();
  const waiting = [...steps];
  const failed = [];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let step = waiting.shift(); step; step = waiting.shift()) {
        const began = performance.now();
        const { ok, output } = await run(step);
        process.stdout.write(`${ok ? "ok    " : "FAILED"} ${step.title} (${seconds(began)})\n`);
        if (ok) continue;
        failed.push(step.title);
        process.stdout.write(`${output.trim().replace(/^/gm, "    ")}\n`);
      }
    }),
  );
  const all = failed.length === 0 ? "All went well" : `Failed: ${failed.join(", ")}`;
  process.stdout.write(`${all} (${seconds(start)})\n`);
  return failed.length === 0;
}

function run({ command: [program, ...parameters], env = {}, loud = false }) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(program, parameters, {
      env: { ...process.env, ...(loud ? {} : { NO_COLOR: "1", FORCE_COLOR: "" }), ...env },
      stdio: loud ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    });
    const collect = (data) => {
      output += data;
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.once("error", (error) => resolve({ ok: false, output: error.message }));
    child.once("close", (code) => resolve({ ok: code === 0, output }));
  });
}

/** A program that an npm package brings, run by this Node. */
export function tool(path, ...parameters) {
  return [process.execPath, `node_modules/${path}`, ...parameters];
}
