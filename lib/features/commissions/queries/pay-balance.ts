import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { type CalendarDate, minDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import type { PayBalance } from "../types";

type BalanceRow = Record<Exclude<keyof PayBalance, "accrued">, bigint> & { currency: string };

/**
 * What commission came to up to the day before `end`, in each currency that statements pay in, and what became of it: paid by statements that
 * were locked by then, payable on those of months that were over, of the running month, or kept back. Throws `forbidden` for part of a month
 * where only totals may be seen.
 */
export async function loadPayBalance(scope: ReadScope, end: CalendarDate): Promise<PayBalance[]> {
  if (scope.action !== "commissions.totals") {
    throw new AppError("misuse", `Totals of pay are read with leave for commissions.totals, not for ${scope.action}.`);
  }
  if (!end.endsWith("-01")) throw new AppError("forbidden", "Totals of pay are told for whole months only.");
  const isPaid = sql`p.from_on is not null`;
  const isOver = sql`s.to_on <= ${minDate(end, scope.today)}::date`;
  const rows = await queryRows<BalanceRow>(
    database(),
    sql`with s as (select * from statements where from_on < ${end}::date),
          last as (select distinct on (rep_id, currency) currency, balance_minor from s order by rep_id, currency, from_on desc),
          owed as (select currency, sum(balance_minor)::bigint as owed_back from last group by 1)
        select s.currency, sum(s.earned_minor)::bigint as earned, sum(s.adjusted_minor)::bigint as adjusted,
               (sum(s.draw_minor + s.carried_minor) - o.owed_back)::bigint as guaranteed,
               coalesce(sum(s.payable_minor) filter (where ${isPaid}), 0)::bigint as paid,
               coalesce(sum(s.payable_minor) filter (where not ${isPaid} and ${isOver}), 0)::bigint as payable,
               coalesce(sum(s.payable_minor) filter (where not ${isPaid} and not ${isOver}), 0)::bigint as running,
               sum(s.withheld_minor)::bigint as held, o.owed_back as "owedBack"
        from s join owed o on o.currency = s.currency
        left join locked_periods p on s.state = 'locked' and p.from_on = s.from_on
          and (p.locked_at at time zone ${scope.organisation.timeZone})::date < ${end}::date
        group by s.currency, o.owed_back order by 1`,
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
