// Two people of finance lock the same month at the same moment, month after month: always exactly one wins and the other is told who did, or it is an error.
//   npm run faults [-- ROUNDS]      ATTAIN_EMBEDDED=native|pglite chooses the database
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandReadScope, commandWriteScope } from "@/lib/auth/command";
import { loadGateFacts } from "@/lib/auth/facts";
import { createWriteScope } from "@/lib/auth/gates";
import type { Actor, WriteScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { openDatabase } from "@/lib/db/open";
import { AppError } from "@/lib/errors/app-error";
import { approveStatements, importPlan, lockPeriod, startReview } from "@/lib/features/commissions/mutations";
import { listStatements } from "@/lib/features/commissions/queries";
import { importRows } from "@/lib/features/imports/mutations";
import type { KindId } from "@/lib/features/imports/types";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { addMonths, calendarDate } from "@/lib/values/calendar-date";

const rounds = Number(process.argv[2] ?? 100);
const FIRST = calendarDate("2015-01-01");
const REPS = ["Ana", "Bo", "Cy"];
const FINANCE = ["Fay", "Finn"];
const folder = mkdtempSync(join(tmpdir(), "attain-faults-"));
chmodSync(folder, 0o755);
process.env.ATTAIN_DATA_DIR = join(folder, "data");

const opened = await openDatabase({ role: "server", log: () => undefined });
try {
  await fill();
  const people = await storeFinance();
  for (let round = 0; round < rounds; round++) await lockTwice(round, people);
  process.stdout.write(`Two people locked the same month at once ${rounds} times: one won each time.\n`);
} finally {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
}

async function lockTwice(round: number, people: readonly Actor[]): Promise<void> {
  const month = addMonths(FIRST, round);
  await startReview(await commandWriteScope("statements.lock"), month);
  const read = await commandReadScope("commissions.read");
  const statements = await listStatements(read, { period: { from: month, to: addMonths(month, 1) } });
  await approveStatements(await commandWriteScope("statements.review"), statements);
  // Each of them is the first to begin in every other round.
  const scopes = await Promise.all((round % 2 === 0 ? people : people.toReversed()).map(lockScope));
  const both = await Promise.allSettled(scopes.map((scope) => lockPeriod(scope, month)));
  const winners = scopes.filter((_, index) => both[index]?.status === "fulfilled").map(({ actor }) => actor.name);
  const refusals = both.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
  const told = refusals.filter(
    (reason) =>
      reason instanceof AppError &&
      reason.code === "conflict" &&
      reason.message.includes(`was locked by ${winners[0]} already`),
  );
  if (winners.length !== 1 || told.length !== 1)
    throw new Error(
      `${month}: won by ${winners.join(" and ") || "nobody"}, refused: ${refusals.map(String).join("; ")}`,
    );
}

async function lockScope(actor: Actor): Promise<WriteScope> {
  return createWriteScope(actor, "statements.lock", await loadGateFacts(actor));
}

async function storeFinance(): Promise<Actor[]> {
  const nobody = { repId: null, address: null, apiKeyId: null, viewedBy: null };
  return await Promise.all(
    FINANCE.map(async (name) => {
      const email = `${name.toLowerCase()}@faults.example`;
      const { id } = await database().user.create({ data: { name, email, roles: { create: { role: "finance" } } } });
      return { ...nobody, userId: id, name, roles: ["finance"] } satisfies Actor;
    }),
  );
}

async function fill(): Promise<void> {
  await createOrganisation();
  const rate = { flat: "10%" };
  const component = { id: "base", earns_on: "revenue", accumulates: "month", rate };
  await importPlan(await commandWriteScope("plans.write"), { name: "Flat", currency: "USD", components: [component] });
  await importAll(
    "reps",
    REPS.map((name) => ({ name })),
  );
  const months = Array.from({ length: rounds }, (_, n) => addMonths(FIRST, n));
  await importAll(
    "deals",
    months.flatMap((on) =>
      REPS.map((rep) => ({
        external_id: `${on} ${rep}`,
        rep,
        stage: "Won",
        opened_on: on,
        closed_on: on,
        amount: "100.00",
      })),
    ),
  );
  await importAll(
    "plan_assignments",
    REPS.map((rep) => ({ rep, plan: "Flat", from: FIRST })),
  );
}

async function importAll(kind: KindId, rows: readonly Readonly<Record<string, string>>[]): Promise<void> {
  const report = await importRows(await commandWriteScope("imports.write"), kind, rows, { name: kind });
  if (report.state !== "done") throw new Error(`${kind} was refused: ${JSON.stringify(report.badRows)}`);
}
