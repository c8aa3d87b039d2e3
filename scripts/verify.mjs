// The fast part of the tests: format, lint, types, arrows, dead code, rooms, the picture of the architecture, unit tests.
import { availableParallelism } from "node:os";
import { runSteps, tool } from "./steps.mjs";

const steps = [
  { title: "types", command: tool("typescript/bin/tsc", "--noEmit") },
  { title: "unit tests", command: tool("vitest/vitest.mjs", "run", "--project", "unit", "--reporter", "dot") },
  { title: "format and lint", command: tool("@biomejs/biome/bin/biome", "ci", "--colors=off", ".") },
  {
    title: "arrows between rooms",
    command: tool("dependency-cruiser/bin/dependency-cruise.mjs", "app", "lib", "prisma", "scripts", "e2e"),
  },
  { title: "dead files, exports, packages", command: tool("knip/bin/knip.js") },
  { title: "rooms of features", command: [process.execPath, "scripts/check-features.mjs"] },
  { title: "picture of the architecture", command: [process.execPath, "scripts/architecture.mjs", "--check"] },
];

process.exit((await runSteps(steps, { atOnce: Math.min(4, availableParallelism()) })) ? 0 : 1);
