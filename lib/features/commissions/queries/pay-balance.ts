import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { type CalendarDate, minDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import type { PayBalance } from "../types";

type BalanceRow = { currency: string; earned: bigint; paid: bigint; payable: bigint; held: bigint; owedBack: bigint };

/**
 * What commission came to up to the day before `end`, in each currency that statements pay in: what lines have earned, what locked statements
 * had paid, and what statements of months that were over had still to pay. Throws `forbidden` for part of a month where only totals may be seen.
 */
export async function loadPayBalance(scope: ReadScope, end: CalendarDate): Promise<PayBalance[]> {
  if (scope.action !== "commissions.totals") {
    throw new AppError("misuse", `Totals of pay are read with leave for commissions.totals, not for ${scope.action}.`);
  }
  if (!end.endsWith("-01")) throw new AppError("forbidden", "Totals of pay are told for whole months only.");
  const rows = await queryRows<BalanceRow>(
    database(),
    sql`select currency, sum(earned)::bigint as earned, coalesce(sum(paid), 0)::bigint as paid, coalesce(sum(payable), 0)::bigint as payable,
                     sum(held)::bigint as held, sum(owed_back)::bigint as "owedBack" from (
          select s.currency, sum(l.earned_minor) as earned, 0 as paid, 0 as payable, 0 as held, 0 as owed_back
          from statement_lines l join statements s on s.id = l.statement_id where l."on" < ${end}::date group by 1
          union all
          select s.currency, 0, sum(s.payable_minor) filter (where p.from_on is not null),
                 sum(s.payable_minor) filter (where p.from_on is null and s.to_on <= ${minDate(end, scope.today)}::date),
                 sum(s.withheld_minor), 0
          from statements s left join locked_periods p on s.state = 'locked' and p.from_on = s.from_on
            and (p.locked_at at time zone ${scope.organisation.timeZone})::date < ${end}::date
          where s.from_on < ${end}::date group by 1
          union all
          select currency, 0, 0, 0, 0, sum(balance_minor) from (
            select distinct on (rep_id) currency, balance_minor from statements where from_on < ${end}::date order by rep_id, from_on desc
          ) last group by 1
        ) parts group by 1 order by 1`,
  );
  return rows.map(({ currency, earned, paid, payable, held, owedBack }) => ({
    earned: money(earned, currency),
    paid: money(paid, currency),
    payable: money(payable, currency),
    held: money(held, currency),
    owedBack: money(owedBack, currency),
    rest: money(earned - paid - payable - held + owedBack, currency),
  }));
}
