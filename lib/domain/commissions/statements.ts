import type { CalendarDate } from "@/lib/values/calendar-date";
import { groupBy } from "@/lib/values/group-by";
import { sum } from "./amounts";
import { compareBytewise } from "./bytewise";
import type { CommissionFacts } from "./facts";
import { holdLines } from "./holds";
import { lineKey } from "./line-key";
import { inOrder, sumHeld, sumLocked } from "./locked";
import { calculateOwed } from "./owed";
import type { Owed } from "./owed-entry";
import { type PeriodCap, periodCaps } from "./period-cap";
import { PlanError } from "./plan-error";
import { planCurrency, planOfPeriod } from "./plan-in-force";
import { settle } from "./settlement";
import type { Statement } from "./statement";
import { differenceLines, type PlacedLine, type TargetOf } from "./statement-lines";
import { fiscalUnits, type NamedPeriod } from "./window";

/**
 * The statements of the open periods: everything the facts owe, less what locked statements carry, line by line. A line stands in the
 * statement of the period it was credited in while that is open, else in the first open one after it. With nothing locked every
 * line is in its own period. Linear in deals (beside sorting them).
 *
 * Amounts are minor units of the plans' currency. A rep without a plan has no statements. What cannot be computed (no quota, no
 * exchange rate, no cost) is a problem on the statement and pays nothing yet. Throws PlanError on facts that contradict each other.
 */
export function calculateStatements(facts: CommissionFacts, locked: readonly Statement[] = []): Statement[] {
  const currency = currencyOf(facts, locked);
  const units = fiscalUnits(facts.fiscalYearStartMonth);
  const periodOf = (day: CalendarDate) => units(facts.statements, day);
  const open = facts.periods.map(({ from }) => periodOf(from)).sort((a, b) => (a.span.from < b.span.from ? -1 : 1));
  const last = open.at(-1);
  if (currency === null || !last) return [];
  const targetOf: TargetOf = (day) => open.find(({ span }) => day < span.to) ?? last;

  const paid = sumLocked(locked);
  const owed = calculateOwed(facts, last.span.to, paid);
  const caps = periodCaps(owed.entries, paid, facts, periodOf, currency);
  const lines = differenceLines(owed, caps, { facts, currency, locked: paid, targetOf });
  return settleInOrder({ facts, locked, currency, open, targetOf, owed, caps, lines });
}

type Run = {
  readonly facts: CommissionFacts;
  readonly locked: readonly Statement[];
  readonly currency: string;
  readonly open: readonly NamedPeriod[];
  readonly targetOf: TargetOf;
  readonly owed: Owed;
  readonly caps: readonly PeriodCap[];
  readonly lines: readonly PlacedLine[];
};

function settleInOrder(run: Run): Statement[] {
  const { locked, open, owed } = run;
  const outstanding = sumHeld(locked);
  const holding = outstanding.size > 0 || owed.entries.some(({ held }) => held.length > 0);
  const linesBy = groupBy(run.lines, ({ target }) => target.key);
  const problemsBy = groupBy(owed.problems, ({ on }) => run.targetOf(on).key);
  let balance = inOrder(locked).at(-1)?.balance ?? 0n;
  return open.map((period) => {
    const lines = (linesBy.get(period.key) ?? []).map(({ line }) => line);
    const holds = holding ? newHolds(run, period, outstanding) : [];
    for (const { component, deal, originPeriod, held } of holds) {
      const key = lineKey(component, deal, originPeriod);
      outstanding.set(key, (outstanding.get(key) ?? 0n) + held);
    }
    const adjustments = adjustmentsOf(run, period);
    const earned = sum(lines.map((line) => line.earned));
    const adjusted = sum(adjustments.map(({ amount }) => amount));
    const draw = isEmployedIn(period, run.facts) ? planOfPeriod(run.facts, period.span)?.version.rules.draw : null;
    const settlement = settle(earned - sum(holds.map(({ held }) => held)), balance, draw ?? null, adjusted);
    balance = settlement.balance;
    const problems = (problemsBy.get(period.key) ?? []).map(({ on: _, ...problem }) => problem);
    const held = sum([...outstanding.values()]);
    const { key, span } = period;
    return {
      period: key,
      span,
      currency: run.currency,
      lines,
      holds,
      adjustments,
      earned,
      held,
      adjusted,
      ...settlement,
      problems,
    };
  });
}

/** Whether the rep has worked for at least a day of the period: a draw tops up the pay of those who work. */
function isEmployedIn({ span }: NamedPeriod, { startedOn, endedOn }: CommissionFacts): boolean {
  return (startedOn === null || startedOn < span.to) && (endedOn === null || span.from <= endedOn);
}

function newHolds(
  { owed, caps, targetOf, currency }: Run,
  period: NamedPeriod,
  outstanding: ReadonlyMap<string, bigint>,
) {
  const stood = (origin: NamedPeriod) => targetOf(origin.span.from).span.from <= period.span.from;
  const entries = owed.entries.filter(({ origin }) => stood(origin));
  return holdLines(
    entries,
    caps.filter(({ origin }) => stood(origin)),
    outstanding,
    period,
    currency,
  );
}

/** Adjustments of the period's days, and earlier ones that no statement carries yet. */
function adjustmentsOf({ facts, locked, open, targetOf }: Run, period: NamedPeriod) {
  const carried = new Set(locked.flatMap(({ adjustments }) => adjustments.map(({ id }) => id)));
  const end = open.at(-1)?.span.to ?? period.span.to;
  return facts.adjustments
    .filter(({ id, on }) => on < end && targetOf(on).key === period.key && !carried.has(id))
    .sort((a, b) => compareBytewise(a.on, b.on) || compareBytewise(a.id, b.id));
}

function currencyOf(facts: CommissionFacts, locked: readonly Statement[]): string | null {
  const currency = planCurrency(facts);
  const other = locked.find((statement) => statement.currency !== (currency ?? locked[0]?.currency));
  if (other) {
    const message = `the statement of ${other.period} was locked in ${other.currency} and the rep's plans pay in ${currency}`;
    throw new PlanError([{ where: "currency", message }]);
  }
  return currency ?? locked[0]?.currency ?? null;
}
