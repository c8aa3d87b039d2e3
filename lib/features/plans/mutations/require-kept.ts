import type { BulkTransaction } from "@/lib/db/bulk";
import { queryRows, raw, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { restsOnTime } from "@/lib/features/commissions/queries";
import { formatLastDay, formatMonth } from "@/lib/format/date";
import type { CalendarDate } from "@/lib/values/calendar-date";

type Former = {
  readonly repId: number;
  readonly rep: string;
  readonly plan: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
};

/**
 * Throws `conflict` where a rep is on no plan any more in a time that locked statements rest on; `former` is the assignment as it was before this transaction
 * changed it. Another plan may take the time over: what that changes is paid with the next open statement.
 */
export async function requireKept(bulk: BulkTransaction, { repId, rep, plan, from, to }: Former): Promise<void> {
  const [last] = await queryRows<{ from: CalendarDate; to: CalendarDate }>(
    bulk,
    sql`with former as (
          select ${repId}::int as rep_id, ${plan}::text as plan, datemultirange(daterange(${from}::date, ${to}::date)) as days),
        lost as (
          select rep_id, plan, days - (select coalesce(range_agg(daterange(a.from_on, a.to_on)), '{}') from plan_assignments a where a.rep_id = f.rep_id) as days
          from former f)
        select s.from_on as "from", s.to_on as "to" from former join statements s on ${raw(restsOnTime("former"))}
        where exists (select from lost join statements s on ${raw(restsOnTime("lost"))}) order by s.from_on desc limit 1`,
  );
  if (!last) return;
  const locked = `Locked statements of ${rep} rest on the time on ${plan}, the last of ${formatMonth(last.from)}.`;
  const way = `Let it keep its first day and end on ${formatLastDay(last.to)} or later, so that it is over from ${formatMonth(last.to)} on`;
  const other = `or put ${rep} on another plan from a day in between, and the difference is paid with the next open statement.`;
  throw new AppError("conflict", `${locked} ${way}; ${other}`);
}
