// Locks the sample company's last twelve months one after another while deals are edited, refunded and given to others at random between them.
// At the end what was paid, is open and kept back, less what reps owe back, is to the cent what one computation over the final facts gives.
//   npm run faults [-- SEED]      ATTAIN_EMBEDDED=native|pglite chooses the database
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandWriteScope } from "@/lib/auth/command";
import { withBulkTransaction } from "@/lib/db/bulk";
import { database } from "@/lib/db/client";
import { openDatabase } from "@/lib/db/open";
import { execute, queryRows, raw, sql } from "@/lib/db/sql";
import { lockMonth, recalculateStatements, setState } from "@/lib/features/commissions/mutations";
import { addMonths, calendarDate } from "@/lib/values/calendar-date";
import { seedSampleCompany } from "../../prisma/seed";
import { createRandom } from "../../prisma/seed/chance/random";

const seed = process.argv[2] ?? "months";
const TODAY = calendarDate("2026-11-30");
const FIRST = calendarDate("2025-11-01");
const CHANGES = 40;
const random = createRandom(seed);
const folder = mkdtempSync(join(tmpdir(), "attain-faults-"));
chmodSync(folder, 0o755);
process.env.ATTAIN_DATA_DIR = join(folder, "data");
process.env.ATTAIN_TODAY = TODAY;

const opened = await openDatabase({ role: "server", log: () => undefined });
try {
  await seedSampleCompany({ today: TODAY, log: () => undefined });
  await unlockFrom(FIRST);
  for (let n = 0; n < 12; n++) {
    await change(n);
    await lock(n);
  }
  await change(12);
  await calculate();
  await compare();
} finally {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
}

/** As if the months from a day on had never been locked: only a test may, with the database's own guard off. */
async function unlockFrom(day: string): Promise<void> {
  const tables = ["statements", "locked_periods"];
  for (const table of tables) await guard(table, "disable");
  await execute(database(), sql`delete from locked_periods where from_on >= ${day}::date`);
  await execute(database(), sql`update statements set state = 'open' where from_on >= ${day}::date`);
  for (const table of tables) await guard(table, "enable");
  await calculate();
}

async function guard(table: string, to: "enable" | "disable"): Promise<void> {
  await execute(database(), sql`alter table ${raw(table)} ${raw(to)} trigger user`);
}

async function calculate(): Promise<void> {
  const scope = await commandWriteScope("statements.lock");
  await withBulkTransaction((bulk) => recalculateStatements(bulk, scope, { repIds: "all" }));
}

/** Edits, refunds and reassigns won deals of the year before. */
async function change(round: number): Promise<void> {
  const deals = await queryRows<{ id: number; amount: bigint | null }>(
    database(),
    sql`select id, amount_minor as amount from deals where outcome = 'won' and closed_on >= ${addMonths(FIRST, -3)}::date order by id`,
  );
  const reps = await queryRows<{ id: number }>(
    database(),
    sql`select distinct rep_id as id from plan_assignments order by 1`,
  );
  for (let n = 0; n < CHANGES; n++) {
    const deal = deals[random.integer(0, deals.length - 1)];
    const rep = reps[random.integer(0, reps.length - 1)];
    if (!deal || !rep) continue;
    const kind = n % 3;
    if (kind === 0) {
      const amount = BigInt(random.integer(1, 4_000_000));
      await execute(
        database(),
        sql`update deals set amount_minor = ${amount}, reporting_amount_minor = ${amount} where id = ${deal.id}`,
      );
    } else if (kind === 1) {
      const on = addMonths(FIRST, round);
      await execute(
        database(),
        sql`insert into deal_events (deal_id, type, "on", recorded_on, amount_minor, content_hash)
            values (${deal.id}, 'refunded', ${on}::date, ${on}::date, ${BigInt(random.integer(1, 500_000))}, ${`${round} ${n}`})`,
      );
    } else {
      await execute(
        database(),
        sql`update deal_credits set rep_id = ${rep.id} where deal_id = ${deal.id} and kind = 'direct' and position = 0
              and not exists (select from deal_credits o where o.deal_id = ${deal.id} and o.rep_id = ${rep.id})`,
      );
    }
  }
}

async function lock(n: number): Promise<void> {
  const from = addMonths(FIRST, n);
  await calculate();
  const scope = await commandWriteScope("statements.lock");
  const locked = await withBulkTransaction(async (bulk) => {
    await setState(bulk, scope, { to: "approved", where: sql`s.from_on = ${from}::date` });
    return await lockMonth(bulk, scope, { from, to: addMonths(from, 1) });
  });
  console.error(`${from.slice(0, 7)}: ${locked} statements locked after ${CHANGES} changes`);
}

type Sum = { rep: string; total: bigint };

/** What the statements come to for each rep: paid and open, kept back, less owed back. */
async function readSums(): Promise<Map<string, bigint>> {
  const rows = await queryRows<Sum>(
    database(),
    sql`select r.name as rep, (sum(s.payable_minor) + sum(s.withheld_minor) - (select l.balance_minor from statements l where l.rep_id = r.id order by l.from_on desc limit 1))::bigint as total
        from statements s join reps r on r.id = s.rep_id group by r.id, r.name`,
  );
  return new Map(rows.map(({ rep, total }) => [rep, total]));
}

async function compare(): Promise<void> {
  const inTurn = await readSums();
  await unlockFrom("0001-01-01");
  const atOnce = await readSums();
  const wrong = [...atOnce].filter(([rep, total]) => inTurn.get(rep) !== total);
  for (const [rep, total] of wrong) console.error(`${rep}: ${inTurn.get(rep)} in turn, ${total} at once`);
  if (wrong.length > 0 || inTurn.size !== atOnce.size)
    throw new Error(`${wrong.length} of ${atOnce.size} reps differ (seed ${seed})`);
  console.log(
    `Twelve months locked in turn with ${13 * CHANGES} changes between them: paid + open + kept back − owed back is for all ${atOnce.size} reps what one computation gives, to the cent (seed ${seed}).`,
  );
}
