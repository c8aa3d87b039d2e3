import type { BulkTransaction } from "@/lib/db/bulk";
import { queryRows, sql } from "@/lib/db/sql";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatList, formatQuantity } from "@/lib/format/words";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { groupBy } from "@/lib/values/group-by";
import { money } from "@/lib/values/money";

/** What statements that are not locked correct of a locked month, in minor units. */
type Correction = {
  readonly repId: number;
  readonly month: CalendarDate;
  readonly currency: string;
  readonly amount: bigint;
};

const MOST_MONTHS = 2;

/** What statements that are not locked correct of locked months, by rep and month. */
export async function listCorrections(bulk: BulkTransaction): Promise<Correction[]> {
  return await queryRows<Correction>(
    bulk,
    sql`select s.rep_id as "repId", p.from_on as "month", s.currency, sum(l.earned_minor)::bigint as amount
        from statement_lines l join statements s on s.id = l.statement_id
        join locked_periods p on l.origin_on >= p.from_on and l.origin_on < p.to_on
        where s.state <> 'locked' group by 1, 2, 3 order by 2, 1`,
  );
}

/**
 * What a change makes of locked months, where it makes other corrections of them than there were: which months, and how much in all for how
 * many reps. Null where it does not.
 */
export function recountWords(before: readonly Correction[], after: readonly Correction[]): string | null {
  const changes = differences(before, after);
  if (changes.length === 0) return null;
  const months = [...new Set(changes.map(({ month }) => month))].sort();
  const reps = new Set(changes.map(({ repId }) => repId)).size;
  const sums = [...groupBy(changes, ({ currency }) => currency)].map(([currency, of]) =>
    formatMoney(
      money(
        of.reduce((sum, { amount }) => sum + amount, 0n),
        currency,
      ),
      "exact",
      "always",
    ),
  );
  return `This changes what locked months come to: ${monthWords(months)}. They stay as they were paid; the difference, ${formatList(sums)} in all for ${formatQuantity(reps, "rep")}, comes with the next open statements.`;
}

function differences(before: readonly Correction[], after: readonly Correction[]): Correction[] {
  const all = [...after, ...before.map((one) => ({ ...one, amount: -one.amount }))];
  const same = groupBy(all, ({ repId, month, currency }) => `${repId} ${month} ${currency}`);
  return [...same.values()].flatMap(([first, second]) => {
    if (!first) return [];
    const amount = first.amount + (second?.amount ?? 0n);
    return amount === 0n ? [] : [{ ...first, amount }];
  });
}

function monthWords(months: readonly CalendarDate[]): string {
  const names = months.map((month) => formatMonth(month));
  if (names.length <= MOST_MONTHS) return formatList(names);
  return `the ${formatQuantity(names.length, "month")} from ${names[0]} to ${names.at(-1)}`;
}
