// All tests: the fast part, then the database, the build and the browser.
import { rmSync } from "node:fs";
import { findChromium } from "./chromium.mjs";
import { runSteps, tool } from "./steps.mjs";

const before = [
  { title: "verify", command: [process.execPath, "scripts/verify.mjs"], loud: true },
  {
    title: "properties of commissions, 1000 runs each",
    command: tool("vitest/vitest.mjs", "run", "--project", "unit", "lib/domain/commissions"),
    env: { PROPERTY_RUNS: "1000" },
    loud: true,
  },
  { title: "database tests", command: tool("vitest/vitest.mjs", "run", "--project", "db"), loud: true },
  { title: "build", command: [process.execPath, "scripts/setup.mjs", "--build"], loud: true },
];

if (!(await runSteps(before))) process.exit(1);
const chromium = findChromium();
if (chromium === null) process.exit(1);
// What an earlier run left of its companies: they lock a month, which is for good.
for (const folder of [".attain-e2e", ".attain-e2e-read"])
  rmSync(new URL(`../${folder}`, import.meta.url), { recursive: true, force: true });
const browser = {
  title: "browser tests",
  command: tool("@playwright/test/cli.js", "test"),
  env: { CHROMIUM_PATH: chromium },
  loud: true,
};
process.exit((await runSteps([browser])) ? 0 : 1);
