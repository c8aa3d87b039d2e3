import type { BulkTransaction } from "@/lib/db/bulk";
import { queryRows, type Sql, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { formatMonth } from "@/lib/format/date";
import type { CalendarDate } from "@/lib/values/calendar-date";

type PlanVersion = {
  /** What was locked before that does not rest on it. */
  readonly storedAt: Date;
  readonly plan: { readonly id: number; readonly name: string };
  readonly from: CalendarDate;
  /** Exclusive: where the next version begins. */
  readonly until: CalendarDate | null;
};

/**
 * Throws `conflict` for a version of a plan that a locked statement rests on, by a deal won under it or by the rules of its month. `words` begin the message,
 * `advice` ends it.
 */
export async function requireNoLocked(
  bulk: BulkTransaction,
  { plan, from, until, storedAt }: PlanVersion,
  { words, advice = "" }: { readonly words: string; readonly advice?: string },
): Promise<void> {
  const span = sql`daterange(${from}::date, ${until}::date)`;
  const month = await findLockedMonth(
    bulk,
    sql`exists (select from locked_periods p where p.from_on = s.from_on and p.locked_at >= ${storedAt}::timestamptz)
        and (exists (select from statement_lines l join deals d on d.id = l.deal_id
                where l.statement_id = s.id and lower(l.plan) = lower(${plan.name}) and d.closed_on <@ ${span})
        or exists (select from plan_assignments a where a.rep_id = s.rep_id and a.plan_id = ${plan.id}::int
                   and not isempty(daterange(a.from_on, a.to_on) * daterange(s.from_on, s.to_on) * ${span})))`,
  );
  if (!month) return;
  const message = `${words} decided locked statements, such as those of ${formatMonth(month)}: it stays.`;
  throw new AppError("conflict", advice ? `${message} ${advice}` : message);
}

/** The last month of a locked statement `s` of which something holds. */
export async function findLockedMonth(bulk: BulkTransaction, holds: Sql): Promise<CalendarDate | null> {
  const [row] = await queryRows<{ from: CalendarDate }>(
    bulk,
    sql`select s.from_on as "from" from statements s where s.state = 'locked' and (${holds}) order by s.from_on desc limit 1`,
  );
  return row?.from ?? null;
}
