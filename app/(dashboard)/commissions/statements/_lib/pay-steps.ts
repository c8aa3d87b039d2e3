import { explanationText } from "@/lib/domain/commissions/explanation";
import type { ComponentTotal, StatementDetail, StatementParts } from "@/lib/features/commissions/types";
import { formatMonth } from "@/lib/format/date";
import { formatList, formatQuantity } from "@/lib/format/words";
import { type Money, money } from "@/lib/values/money";

/** One addend of what is payable, with where its parts are on the page. */
export type PayStep = {
  readonly label: string;
  readonly words: string;
  readonly amount: Money;
  readonly href: string | null;
};

/** The sum that makes up a statement's pay, from the first addend to the last; those of nothing are left out. */
export function payStepsOf(detail: StatementDetail): PayStep[] {
  const { statement, parts, holds, adjustments } = detail;
  const { period, draw, carried, adjusted, explanation } = statement;
  const { currency } = statement.payable;
  const sumOf = (amounts: readonly bigint[]) =>
    money(
      amounts.reduce((sum, amount) => sum + amount, 0n),
      currency,
    );
  const kept = holds.filter(({ amount }) => amount.minor > 0n);
  const freed = holds.filter(({ amount }) => amount.minor < 0n);
  const steps: PayStep[] = [
    {
      label: "Corrections",
      words: `of earlier months: ${formatQuantity(lineCount(parts.corrections), "line")}`,
      amount: sumOf(parts.corrections.map(({ earned }) => earned.minor)),
      href: "#corrections",
    },
    {
      label: "Kept back",
      words: `for ${formatQuantity(kept.length, "line")} until it is due`,
      amount: sumOf(kept.map(({ amount }) => -amount.minor)),
      href: "#held",
    },
    {
      label: "Set free",
      words: `of what was kept back for ${formatQuantity(freed.length, "line")}`,
      amount: sumOf(freed.map(({ amount }) => -amount.minor)),
      href: "#held",
    },
    {
      label: "Draw",
      words: explanationText(explanation.draw),
      amount: draw,
      href: "#balance",
    },
    {
      label: "Carried",
      words: explanationText(explanation.carried),
      amount: carried,
      href: "#balance",
    },
    {
      label: "Adjustments",
      words: formatQuantity(adjustments.length, "adjustment"),
      amount: adjusted,
      href: "#adjustments",
    },
  ];
  const own: PayStep = {
    label: `Earned in ${formatMonth(period.from)}`,
    words: ownWords(parts),
    amount: earnedIn(parts.own, currency),
    href: "#lines",
  };
  return [own, ...steps.filter(({ amount }) => amount.minor !== 0n)];
}

/** What components earned together. */
export function earnedIn(components: readonly ComponentTotal[], currency: string): Money {
  return money(
    components.reduce((sum, { earned }) => sum + earned.minor, 0n),
    currency,
  );
}

function ownWords({ own }: StatementParts): string {
  if (own.length === 0) return "no line";
  const names = own.map(({ name }) => name);
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  return `${formatQuantity(lineCount(own), "line")}: ${formatList(shown)}`;
}

function lineCount(components: readonly ComponentTotal[]): number {
  return components.reduce((sum, component) => sum + component.lineCount, 0);
}
