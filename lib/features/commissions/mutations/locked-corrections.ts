import type { WriteScope } from "@/lib/auth/scope";
import type { BulkTransaction } from "@/lib/db/bulk";
import { queryRows, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatList, formatQuantity } from "@/lib/format/words";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { groupBy } from "@/lib/values/group-by";
import { money } from "@/lib/values/money";
import { type Recalculation, recalculateStatements } from "./recalculate-statements";

/** What statements that are not locked correct of a locked month, in minor units. */
type Correction = {
  readonly repId: number;
  readonly month: CalendarDate;
  readonly currency: string;
  readonly amount: bigint;
};

/** Whether what a change makes of locked months is agreed to; left out where nobody is there who could be asked. */
export type Recounting = { readonly recount?: boolean | undefined };

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
 * Makes statements what the facts say after a write, as `recalculateStatements` does, and says in words what that changes of locked months beside
 * the corrections there were `before`; null where it does not. Throws `conflict` saying the same where `recount` is false: where it is left out,
 * nobody is there who could be asked.
 */
export async function recalculateAgreed(
  bulk: BulkTransaction,
  scope: WriteScope,
  {
    before,
    repIds,
    recount,
  }: Recounting & { readonly before: readonly Correction[]; readonly repIds: readonly number[] | "all" },
): Promise<Recalculation & { readonly told: string | null }> {
  const done = await recalculateStatements(bulk, scope, { repIds });
  const told = recountWords(before, await listCorrections(bulk));
  if (told !== null && recount === false)
    throw new AppError("conflict", told, {
      details: [{ where: "recount", message: "tick it to go on, or let the change hold from a later day" }],
    });
  return { ...done, told };
}

function recountWords(before: readonly Correction[], after: readonly Correction[]): string | null {
  const changes = differences(before, after);
  if (changes.length === 0) return null;
  const months = [...new Set(changes.map(({ month }) => month))].sort();
  const byRep = [...groupBy(changes, ({ repId, currency }) => `${repId} ${currency}`).values()].map((of) => ({
    currency: of[0]?.currency ?? "",
    amount: of.reduce((sum, { amount }) => sum + amount, 0n),
  }));
  const sides = [byRep.filter(({ amount }) => amount > 0n), byRep.filter(({ amount }) => amount < 0n)];
  const words = sides
    .filter((side) => side.length > 0)
    .map((side) => `${sumWords(side)} for ${formatQuantity(side.length, "rep")}`);
  const difference =
    words.length === 0
      ? "what each rep is paid in all stays the same, and moves"
      : `the difference, ${formatList(words)}, comes`;
  return `This changes what locked months come to: ${monthWords(months)}. They stay as they were paid; ${difference} with the next open statements.`;
}

function sumWords(changes: readonly Pick<Correction, "currency" | "amount">[]): string {
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
  return formatList(sums);
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
