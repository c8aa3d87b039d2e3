// Only the known file names inside a feature, so that every feature reads alike.
import { readdirSync } from "node:fs";
import { join } from "node:path";

const ROOT = "lib/features";
const FILES = /^(schema|queries|mutations|actions|types)\.ts$/;
const FOLDERS = /^(queries|mutations|types|components)$/;
/** A feature may name one folder of its own for parts that its mutations are made of. */
const OWN_FOLDERS = { imports: ["kinds", "presets", "reading"] };
const TESTS = /\.test\.tsx?$/;

const wrong = [];
for (const feature of readdirSync(ROOT)) {
  for (const entry of readdirSync(join(ROOT, feature), { withFileTypes: true })) {
    const known = entry.isDirectory()
      ? FOLDERS.test(entry.name) || OWN_FOLDERS[feature]?.includes(entry.name)
      : FILES.test(entry.name) || TESTS.test(entry.name);
    if (!known) wrong.push(join(ROOT, feature, entry.name));
  }
}

if (wrong.length > 0) {
  console.error("A feature holds schema, queries, mutations, actions, types and components only. Not known there:");
  for (const path of wrong) console.error(`  ${path}`);
  process.exit(1);
}
