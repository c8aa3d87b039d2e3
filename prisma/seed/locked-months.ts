import { commandReadScope } from "@/lib/auth/command";
import { loadGateFacts } from "@/lib/auth/facts";
import { createWriteScope } from "@/lib/auth/gates";
import type { Action } from "@/lib/auth/permissions";
import type { Actor, WriteScope } from "@/lib/auth/scope";
import { withBulkTransaction } from "@/lib/db/bulk";
import { database } from "@/lib/db/client";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { approveStatements, lockMonth, setState, startReview } from "@/lib/features/commissions/mutations";
import { listStatements } from "@/lib/features/commissions/queries";
import { addDays, addMonths, type CalendarDate } from "@/lib/values/calendar-date";
import type { Period } from "@/lib/values/period";

/** Finance locks a month this many days after its end. */
const DAYS_TO_LOCK = 6;
/** Of the statements in review every third waits for its manager. */
const WAITING = 3;

/** Locks the months before a day, each in its time, as finance did in the years behind. */
export async function lockMonths(until: CalendarDate): Promise<void> {
  const scope = await financeScope("statements.lock");
  await withBulkTransaction(async (bulk) => {
    const months = await queryRows<Period>(
      bulk,
      sql`select distinct from_on as "from", to_on as "to" from statements where from_on < ${until}::date order by 1`,
    );
    // The plans were there before the first of them.
    await execute(bulk, sql`update plan_versions set created_at = ${months[0]?.from ?? until}::date`);
    for (const month of months) {
      const where = sql`s.from_on = ${month.from}::date`;
      for (const to of ["in_review", "approved"] as const) await setState(bulk, scope, { to, where });
      await execute(bulk, sql`update statements s set calculated_at = ${month.to}::date where ${where}`);
      await lockMonth(bulk, scope, month, new Date(`${addDays(month.to, DAYS_TO_LOCK)}T15:00:00Z`));
    }
    await execute(
      bulk,
      sql`update statement_steps p set at = l.locked_at - (case p.state when 'in_review' then interval '4 days' when 'approved' then interval '1 day' else interval '0' end)
          from statements s join locked_periods l on l.from_on = s.from_on where s.id = p.statement_id`,
    );
  });
}

/** The last month that is over is in review, and most of it is approved. */
export async function beginLastReview(month: CalendarDate): Promise<void> {
  await startReview(await financeScope("statements.lock"), month);
  const rows = await queryRows<{ id: number }>(
    database(),
    sql`select s.id from statements s join reps r on r.id = s.rep_id where s.from_on = ${month}::date order by r.name`,
  );
  const approved = new Set(rows.map(({ id }) => id).filter((_, index) => index % WAITING !== 0));
  const statements = await listStatements(await commandReadScope("commissions.read"), {
    period: { from: month, to: addMonths(month, 1) },
  });
  await approveStatements(
    await financeScope("statements.review"),
    statements.filter(({ id }) => approved.has(id)),
  );
}

async function financeScope(action: Action): Promise<WriteScope> {
  const user = await database().user.findFirstOrThrow({ where: { roles: { some: { role: "finance" } } } });
  const actor: Actor = {
    userId: user.id,
    name: user.name,
    roles: ["finance"],
    repId: null,
    address: null,
    apiKeyId: null,
    viewedBy: null,
  };
  return createWriteScope(actor, action, await loadGateFacts(actor));
}
