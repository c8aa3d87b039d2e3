// One open month for 500 reps over a history of won deals, computed anew, beside a raw SQL sum over the same rows, in one run:
//   npm run bench:commissions [-- DEALS]      ATTAIN_EMBEDDED=native|pglite chooses the database
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { commandWriteScope } from "@/lib/auth/command";
import { withBulkTransaction } from "@/lib/db/bulk";
import { openDatabase } from "@/lib/db/open";
import { sql } from "@/lib/db/sql";
import { calculateEveryStatement, importPlan, lockMonth, setState } from "@/lib/features/commissions/mutations";
import { importRows } from "@/lib/features/imports/mutations";
import type { KindId } from "@/lib/features/imports/types";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { addMonths, type CalendarDate, calendarDate } from "@/lib/values/calendar-date";
import { BENCH_PLAN } from "./dataset-facts";

const deals = Number(process.argv[2] ?? 1_000_000);
const REPS = 500;
const FIRST = calendarDate("2023-10-01");
const MONTHS = Array.from({ length: 36 }, (_, n) => addMonths(FIRST, n));
const LAST = addMonths(FIRST, 35);
const folder = mkdtempSync(join(tmpdir(), "attain-bench-"));
// The user that runs the server for root must be able to enter it.
chmodSync(folder, 0o755);
process.env.ATTAIN_DATA_DIR = join(folder, "data");
process.env.ATTAIN_TODAY = "2026-09-30";

type Row = Readonly<Record<string, string>>;

const opened = await openDatabase({ role: "server", log: () => undefined });
const pool = new pg.Pool({ connectionString: opened.url, max: 2 });
pool.on("error", () => undefined);
try {
  await fill();
  await lockHistory();
  await pool.query("analyze");
  await time("computed anew, nothing had changed", calculate);
  await pool.query(`update deals set amount_minor = amount_minor + 100 where id % 1000 = 0`);
  await time("computed anew, every thousandth deal of the history had changed", calculate);
  await time("computed anew once more, with the corrections there", calculate);
  const { rows } = await time("raw SQL: the sum of the same credits by rep and month", sumOfCredits);
  console.log(`  ${rows.length} sums of reps and months`);
} finally {
  await pool.end();
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
}

async function fill(): Promise<void> {
  await createOrganisation();
  await importPlan(await commandWriteScope("plans.write"), BENCH_PLAN);
  await load(
    "reps",
    count(REPS, (n) => ({ name: `Rep ${n}` })),
  );
  await load("quotas", quotas());
  await load("deals", count(deals, dealRow));
  await load("deal_events", count(Math.floor(deals / 50), refundRow));
  await load(
    "plan_assignments",
    count(REPS, (n) => ({ rep: `Rep ${n}`, plan: BENCH_PLAN.name, from: FIRST })),
  );
}

function* count(rows: number, row: (n: number) => Row): Generator<Row> {
  for (let n = 0; n < rows; n++) yield row(n);
}

function* quotas(): Generator<Row> {
  for (let quarter = 0; quarter < 12; quarter++) {
    const [from, to] = [addMonths(FIRST, quarter * 3), addMonths(FIRST, quarter * 3 + 3)];
    for (let n = 0; n < REPS; n++)
      yield { rep: `Rep ${n}`, from, to, amount: String(Math.ceil((deals / REPS / 12) * 500)) };
  }
}

function dayOf(n: number): CalendarDate {
  return calendarDate(`${(MONTHS[n % 36] ?? FIRST).slice(0, 8)}${String((n % 28) + 1).padStart(2, "0")}`);
}

function dealRow(n: number): Row {
  const on = dayOf(n);
  const amount = `${50 + ((n * 7919) % 950)}.${String(n % 100).padStart(2, "0")}`;
  return { external_id: `D${n}`, rep: `Rep ${(n * 31) % REPS}`, stage: "Won", opened_on: on, closed_on: on, amount };
}

function refundRow(n: number): Row {
  return { deal: `D${n * 50}`, type: "refunded", on: dayOf(n * 50), amount: "10.00", external_id: `E${n}` };
}

async function load(kind: KindId, rows: Iterable<Row>): Promise<void> {
  const begun = performance.now();
  const report = await importRows(await commandWriteScope("imports.write"), kind, rows, { name: kind });
  if (report.state !== "done") throw new Error(`${kind} was refused: ${JSON.stringify(report.badRows.slice(0, 3))}`);
  console.log(`  ${kind}: ${report.rows.read} rows in ${seconds(begun)}`);
}

/** Every month but the last is locked. */
async function lockHistory(): Promise<void> {
  const begun = performance.now();
  const scope = await commandWriteScope("statements.lock");
  await withBulkTransaction(async (bulk) => {
    for (const from of MONTHS.filter((month) => month < LAST)) {
      await setState(bulk, scope, { to: "approved", where: sql`s.from_on = ${from}::date` });
      await lockMonth(bulk, scope, { from, to: addMonths(from, 1) });
    }
  });
  console.log(`  35 months of ${REPS} statements locked in ${seconds(begun)}`);
}

async function calculate(): Promise<void> {
  const { reps, changed } = await calculateEveryStatement(await commandWriteScope("statements.lock"));
  console.log(`  ${reps} reps, ${changed} statements changed`);
}

async function sumOfCredits() {
  return await pool.query(
    `select c.rep_id, date_trunc('month', d.closed_on) as month, sum(c.amount_minor) from deal_credits c join deals d on d.id = c.deal_id
     where d.outcome = 'won' group by 1, 2`,
  );
}

async function time<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  console.log(`${what}: ${seconds(begun)}, at most ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`);
  return result;
}

function seconds(begun: number): string {
  return `${((performance.now() - begun) / 1000).toFixed(2)} s`;
}
