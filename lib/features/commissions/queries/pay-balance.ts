import { reachOf } from "@/lib/auth/permissions";
import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, type Sql, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { type CalendarDate, minDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import type { PayBalance } from "../types";

type BalanceRow = Record<Exclude<keyof PayBalance, "accrued">, bigint> & { currency: string };

/**
 * What commission came to up to the day before `end`, in each currency that statements pay in, and what became of it. Of months that were over by
 * then all of their statements counts: paid by those that were locked by then, payable by the others, running where today the month is not over.
 * Of a month that `end` lies in what counted by then has accrued and is running: lines and adjustments by their days, its cap once they come to more,
 * corrections from its first day. A statement keeps back, tops up and repays when its month ends, so what is guaranteed, kept back and owed
 * back is what the month before left. All as known today. Throws `forbidden` for part of a month to those who do not see every rep's pay: it
 * could be one rep's.
 */
export async function loadPayBalance(scope: ReadScope, end: CalendarDate): Promise<PayBalance[]> {
  if (scope.action !== "commissions.totals") {
    throw new AppError("misuse", `Totals of pay are read with leave for commissions.totals, not for ${scope.action}.`);
  }
  if (!end.endsWith("-01") && !seesEveryRep(scope))
    throw new AppError("forbidden", "Totals of pay are told for whole months only.");
  const isPaid = sql`p.from_on is not null`;
  const isOver = sql`s.to_on <= ${minDate(end, scope.today)}::date`;
  const rows = await queryRows<BalanceRow>(
    database(),
    sql`with s as (select * from statements where to_on <= ${end}::date),
          last as (select distinct on (rep_id, currency) currency, balance_minor from s order by rep_id, currency, from_on desc),
          owed as (select currency, sum(balance_minor)::bigint as owed_back from last group by 1),
          settled as (
            select s.currency, sum(s.earned_minor) as earned, sum(s.adjusted_minor) as adjusted, sum(s.draw_minor + s.carried_minor) as added,
                   coalesce(sum(s.payable_minor) filter (where ${isPaid}), 0) as paid,
                   coalesce(sum(s.payable_minor) filter (where not ${isPaid} and ${isOver}), 0) as payable,
                   coalesce(sum(s.payable_minor) filter (where not ${isPaid} and not ${isOver}), 0) as running,
                   sum(s.withheld_minor) as held
            from s left join locked_periods p on s.state = 'locked' and p.from_on = s.from_on
              and (p.locked_at at time zone ${scope.organisation.timeZone})::date < ${end}::date
            group by 1),
          begun as (${begunBy(end)})
        select currency, (coalesce(t.earned, 0) + coalesce(b.earned, 0))::bigint as earned,
               (coalesce(t.adjusted, 0) + coalesce(b.adjusted, 0))::bigint as adjusted,
               (coalesce(t.added, 0) - coalesce(o.owed_back, 0))::bigint as guaranteed,
               coalesce(t.paid, 0)::bigint as paid, coalesce(t.payable, 0)::bigint as payable,
               (coalesce(t.running, 0) + coalesce(b.earned, 0) + coalesce(b.adjusted, 0))::bigint as running,
               coalesce(t.held, 0)::bigint as held, coalesce(o.owed_back, 0)::bigint as "owedBack"
        from settled t full join begun b using (currency) left join owed o using (currency) order by 1`,
  );
  return rows.map(({ currency, earned, adjusted, guaranteed, paid, payable, running, held, owedBack }) => ({
    earned: money(earned, currency),
    adjusted: money(adjusted, currency),
    guaranteed: money(guaranteed, currency),
    accrued: money(earned + adjusted + guaranteed, currency),
    paid: money(paid, currency),
    payable: money(payable, currency),
    running: money(running, currency),
    held: money(held, currency),
    owedBack: money(owedBack, currency),
  }));
}

/** Whether the reader may see what any single rep is paid, and so a total of any days. */
export function seesEveryRep({ actor }: Pick<ReadScope, "actor">): boolean {
  return reachOf(actor.roles, "commissions.read") === "all";
}

/** By currency what the statements of the month that `end` lies in had earned and been adjusted by before it; none where a month ends there. */
function begunBy(end: CalendarDate): Sql {
  const isOwn = sql`l.origin_on = s.from_on`;
  const isCap = sql`l.deal_id is null`;
  const counted = sql`coalesce(sum(l.earned_minor) filter (where ${isOwn} and not (${isCap}) and l."on" < ${end}::date), 0)`;
  return sql`
    select s.currency, sum(e.earned) as earned, sum(a.adjusted) as adjusted from statements s
    cross join lateral (
      select coalesce(sum(l.earned_minor) filter (where not (${isOwn})), 0)
             + case when bool_or(${isOwn} and ${isCap}) then least(${counted}, sum(l.earned_minor) filter (where ${isOwn})) else ${counted} end as earned
      from statement_lines l where l.statement_id = s.id) e
    cross join lateral (
      select coalesce(sum(a.amount_minor), 0) as adjusted from statement_adjustments a
      where a.statement_id = s.id and a."on" < ${end}::date) a
    where s.from_on < ${end}::date and s.to_on > ${end}::date group by 1`;
}
