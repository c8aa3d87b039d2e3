import { convert, exchangeOf } from "@/lib/domain/commissions/exchange";
import type { CommissionFacts, FxRate } from "@/lib/domain/commissions/facts";
import { inOrder } from "@/lib/domain/commissions/locked";
import { PlanError } from "@/lib/domain/commissions/plan-error";
import type { Statement } from "@/lib/domain/commissions/statement";
import { calculateStatements } from "@/lib/domain/commissions/statements";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Period } from "@/lib/values/period";
import type { StatementProblem } from "../types";

/** A computed statement, as it is stored. */
export type RepStatement = Omit<Statement, "problems"> & { readonly problems: readonly StatementProblem[] };

/**
 * The statements of a rep's open months. Facts that contradict each other keep nothing from being seen: every month then has a statement that
 * pays nothing yet and names the fault. So has every month of a rep whose plan was taken away: a dispute needs a statement to be about.
 */
export function repStatements(facts: CommissionFacts, locked: readonly Statement[]): RepStatement[] {
  const last = inOrder(locked).at(-1) ?? null;
  try {
    const statements = calculateStatements(facts, locked);
    return statements.length > 0
      ? statements
      : facts.periods.map((span) => emptyStatement(span, facts.rateCurrency, last));
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    const currency = last?.currency ?? facts.planVersions.at(-1)?.rules.currency ?? facts.rateCurrency;
    const problems = error.problems.map((problem) => ({ kind: "plan" as const, ...problem }));
    return facts.periods.map((span) => ({ ...emptyStatement(span, currency, last), problems }));
  }
}

/** Pays nothing and forgets nothing: what was kept back and what is owed back stay as the last locked statement left them. */
function emptyStatement(span: Period, currency: string, last: Statement | null): RepStatement {
  const nothing = { earned: 0n, draw: 0n, carried: 0n, adjusted: 0n, payable: 0n };
  return {
    held: last?.held ?? 0n,
    balance: last?.balance ?? 0n,
    period: span.from.slice(0, 7),
    span,
    currency,
    lines: [],
    holds: [],
    adjustments: [],
    problems: [],
    ...nothing,
  };
}

/** Money of a statement in the organisation's currency at the rate of a day; null where there is no rate. */
export type ToReporting = (minor: bigint, on: CalendarDate) => bigint | null;

/** Converts a statement's money into the organisation's currency at the rate of a day; null where there is no rate. */
export function reportingConverter(from: string, to: string, rates: readonly FxRate[]): ToReporting {
  if (from === to) return (minor) => minor;
  const exchange = exchangeOf(rates, to);
  const none = new Map();
  return (minor, on) => {
    const rate = exchange(from, to, on, none);
    return "missing" in rate ? null : convert(minor, from, to, rate);
  };
}
