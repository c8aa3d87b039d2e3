// Kills the locking of a month at random moments, again and again: every statement of it is locked afterwards or none is, or it is an error.
//   npm run faults [-- ROUNDS]      ATTAIN_EMBEDDED=native|pglite chooses the database
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeWorkplace } from "./workplace.mjs";

const rounds = Number(process.argv[2] ?? 25);
const REPS = 400;
const { folder, runOrFail, timeOf, killAfter, remove } = makeWorkplace();
const months = Array.from(
  { length: rounds + 1 },
  (_, n) => `${2023 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`,
);

try {
  await main();
} finally {
  remove();
}

async function main() {
  fill();
  runOrFail(["commissions", "review", months[0]]);
  runOrFail(["commissions", "approve", months[0]]);
  const full = timeOf(["commissions", "lock", months[0]]);
  const seen = { all: 0, none: 0 };
  let month = 1;
  for (let round = 1; round <= rounds; round++) {
    const name = months[month];
    if (statesOf(name).has("open")) {
      runOrFail(["commissions", "review", name]);
      runOrFail(["commissions", "approve", name]);
    }
    const wait = full * (0.55 + Math.random() * 0.5);
    await killAfter(["commissions", "lock", name], wait, round % 2 === 0);
    const states = statesOf(name);
    if (states.size !== 1) throw new Error(`round ${round}: ${name} is ${[...states].join(" and ")}`);
    const locked = states.has("locked");
    seen[locked ? "all" : "none"] += 1;
    if (locked) month += 1;
    console.error(`round ${round}: killed after ${Math.round(wait)} ms, ${name} is ${[...states][0]}`);
  }
  console.log(
    `The locking of ${REPS} statements killed ${rounds} times: all were locked ${seen.all} times, none ${seen.none} times, a part never.`,
  );
}

function fill() {
  const reps = Array.from({ length: REPS }, (_, n) => `Rep ${n + 1}`);
  write("reps", ["name", ...reps]);
  const rows = months.flatMap((month) =>
    reps.map((rep, n) => `${month}-${n},${rep},Won,${month}-02,${month}-15,${100 + n}.50`),
  );
  write("deals", ["external_id,rep,stage,opened_on,closed_on,amount", ...rows]);
  const plan = {
    name: "Flat",
    currency: "USD",
    components: [{ id: "base", earns_on: "revenue", accumulates: "month", rate: { flat: "10%" } }],
  };
  writeFileSync(join(folder, "plan.json"), JSON.stringify({ plan }));
  runOrFail(["plans", "import", join(folder, "plan.json")]);
  write("plan_assignments", ["rep,plan,from", ...reps.map((rep) => `${rep},Flat,2023-01-01`)]);
}

function write(kind, lines) {
  const path = join(folder, `${kind}.csv`);
  writeFileSync(path, `${lines.join("\n")}\n`);
  runOrFail(["import", kind, path]);
}

function statesOf(month) {
  const { statements } = JSON.parse(runOrFail(["commissions", "list", month, "--json"]));
  return new Set(statements.map(({ state }) => (state === "locked" ? state : state === "open" ? "open" : "approved")));
}
