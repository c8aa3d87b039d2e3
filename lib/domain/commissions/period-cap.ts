import { moneyToDecimalText } from "@/lib/values/money";
import { type Explanation, step } from "./explanation";
import type { CommissionFacts } from "./facts";
import type { Locked } from "./locked";
import type { OwedEntry } from "./owed-entry";
import { STATEMENT_CAP } from "./plan";
import { planOfPeriod } from "./plan-in-force";
import type { NamedPeriod } from "./window";
import { moneyWords } from "./words";

/** The cap on what a statement period earns: `reduction` is zero, or below it what the cap takes. */
export type PeriodCap = {
  readonly origin: NamedPeriod;
  readonly plan: string | null;
  readonly cap: bigint | null;
  readonly earned: bigint;
  readonly reduction: bigint;
  readonly explanation: Explanation;
};

/** The cap of every period that something was earned in, or that a locked statement capped. */
export function periodCaps(
  entries: readonly OwedEntry[],
  locked: ReadonlyMap<string, Locked>,
  facts: CommissionFacts,
  periodOf: (day: NamedPeriod["span"]["from"]) => NamedPeriod,
  currency: string,
): PeriodCap[] {
  const earned = new Map<string, { origin: NamedPeriod; earned: bigint }>();
  const include = (origin: NamedPeriod, amount: bigint) =>
    earned.set(origin.key, { origin, earned: (earned.get(origin.key)?.earned ?? 0n) + amount });
  for (const entry of entries) include(entry.origin, entry.earned);
  for (const { line } of locked.values()) if (line.component === STATEMENT_CAP) include(periodOf(line.originFrom), 0n);

  return [...earned.values()].map((period) => {
    const inForce = planOfPeriod(facts, period.origin.span);
    const cap = inForce?.version.rules.cap ?? null;
    const reduction = cap !== null && period.earned > cap ? cap - period.earned : 0n;
    const explanation = cap === null ? [] : [capStep(period.origin.key, period.earned, cap, currency)];
    return { ...period, plan: inForce?.version.plan ?? null, cap, reduction, explanation };
  });
}

function capStep(period: string, earned: bigint, cap: bigint, currency: string) {
  const text = `${period} earned ${moneyWords(earned, currency)}; the plan pays at most ${moneyWords(cap, currency)} for a statement.`;
  return step("cap", text, {
    earned: moneyToDecimalText({ minor: earned, currency }),
    cap: moneyToDecimalText({ minor: cap, currency }),
  });
}
