// Kills an import at random moments, again and again, and counts what is there afterwards: all of it or none of it, or it is an error.
//   npm run faults [-- ROUNDS [ROWS]]      ATTAIN_EMBEDDED=native|pglite chooses the database
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const rounds = Number(process.argv[2] ?? 25);
const rows = Number(process.argv[3] ?? 20_000);
const folder = mkdtempSync(join(tmpdir(), "attain-faults-"));
// The native server runs as a user of its own, who must be able to enter.
chmodSync(folder, 0o755);
const environment = { ...process.env, ATTAIN_DATA_DIR: join(folder, "data") };
const ATTAIN = ["scripts/attain.mjs"];

try {
  await main();
} finally {
  stopLeftOverServer();
  rmSync(folder, { recursive: true, force: true });
}

async function main() {
  writeFileSync(join(folder, "reps.csv"), "name\nAna\nBo\n");
  runOrFail(["import", "reps", join(folder, "reps.csv")]);
  const full = await timeOf(fileOf(0), rows);
  let expected = rows;
  const seen = { all: 0, none: 0 };
  for (let round = 1; round <= rounds; round++) {
    const wait = Math.random() * full * 1.1;
    await killAfter(fileOf(round), wait, round % 2 === 0);
    const count = countDeals();
    if (count !== expected && count !== expected + rows) {
      throw new Error(
        `round ${round}: killed after ${Math.round(wait)} ms, ${count} deals are there; expected ${expected} or ${expected + rows}`,
      );
    }
    seen[count === expected ? "none" : "all"] += 1;
    expected = count;
    console.error(`round ${round}: killed after ${Math.round(wait)} ms, ${count} deals`);
  }
  console.log(
    `${rounds} imports of ${rows} deals killed: all of it was there ${seen.all} times, none of it ${seen.none} times, a part of it never.`,
  );
}

function fileOf(round) {
  const path = join(folder, `deals-${round}.csv`);
  const lines = Array.from(
    { length: rows },
    (_, n) =>
      `R${round}-${n},${n % 2 ? "Ana" : "Bo"},Won,2026-01-05,2026-03-${String((n % 28) + 1).padStart(2, "0")},${n % 977}.50`,
  );
  writeFileSync(path, `external_id,rep,stage,opened_on,closed_on,amount\n${lines.join("\n")}\n`);
  return path;
}

async function timeOf(path) {
  const start = performance.now();
  runOrFail(["import", "deals", path]);
  return performance.now() - start;
}

/** Kills the importing process, every other time with the database beneath it. */
async function killAfter(path, ms, withDatabase) {
  const child = spawn(process.execPath, [...ATTAIN, "import", "deals", path], {
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
}

function countDeals() {
  const result = runOrFail(["query", "--metrics", "won_deals", "--from", "2026-01-01", "--to", "2027-01-01", "--json"]);
  return JSON.parse(result).total.won_deals;
}

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
