// Kills an import at random moments, again and again, and counts what is there afterwards: all of it or none of it, or it is an error.
//   npm run faults [-- ROUNDS [ROWS]]      ATTAIN_EMBEDDED=native|pglite chooses the database
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeWorkplace } from "./workplace.mjs";

const rounds = Number(process.argv[2] ?? 25);
const rows = Number(process.argv[3] ?? 20_000);
const { folder, runOrFail, timeOf, killAfter, remove } = makeWorkplace();

try {
  await main();
} finally {
  remove();
}

async function main() {
  writeFileSync(join(folder, "reps.csv"), "name\nAna\nBo\n");
  runOrFail(["import", "reps", join(folder, "reps.csv")]);
  const full = timeOf(["import", "deals", fileOf(0)]);
  let expected = rows;
  const seen = { all: 0, none: 0 };
  for (let round = 1; round <= rounds; round++) {
    const wait = Math.random() * full * 1.1;
    await killAfter(["import", "deals", fileOf(round)], wait, round % 2 === 0);
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

function countDeals() {
  const result = runOrFail(["query", "--metrics", "won_deals", "--from", "2026-01-01", "--to", "2027-01-01", "--json"]);
  return JSON.parse(result).total.won_deals;
}
