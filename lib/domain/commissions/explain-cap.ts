import { moneyToDecimalText } from "@/lib/values/money";
import { sum } from "./amounts";
import { type ExplanationStep, step } from "./explanation";
import type { Locked } from "./locked";
import type { PeriodCap } from "./period-cap";
import { groupDigits, listWords, moneyWords } from "./words";

/** What a component earned for a deal of the period when that was locked, and does now. */
export type EarnedChange = {
  readonly componentName: string;
  readonly deal: string | null;
  readonly before: bigint;
  readonly now: bigint;
};

/** How many deals are named beside a cap; each has a line of its own on the same statement. */
const MOST_NAMED = 5;

/** The step that says what a correction of a cap corrects: what was earned and capped when its period was locked, what is now, and why that changed. */
export function capCorrectionStep(
  cap: PeriodCap,
  locked: Locked | null,
  changes: readonly EarnedChange[],
  currency: string,
): ExplanationStep {
  const { origin, earned, reduction } = cap;
  const earnedBefore = earned - sum(changes.map(({ before, now }) => now - before));
  const reducedBefore = locked?.earned ?? 0n;
  const figures = (amount: bigint, taken: bigint) =>
    `${moneyWords(amount, currency)} earned and ${moneyWords(-taken, currency)} of it capped`;
  const changed = [...ruleChanges(cap, locked, earnedBefore, currency), ...earnedWords(changes, currency)];
  const text = `For ${origin.key} locked statements carry ${figures(earnedBefore, reducedBefore)}; it is now ${figures(earned, reduction)}. The difference of ${moneyWords(reduction - reducedBefore, currency)} stands here. What changed: ${listWords(changed)}.`;
  return step("correction", text, {
    origin_period: origin.key,
    earned_before: moneyToDecimalText({ minor: reducedBefore, currency }),
    earned_now: moneyToDecimalText({ minor: reduction, currency }),
    changed: changed.join("; "),
  });
}

/** Where the cap itself is another one. One that took nothing then left no line, and shows by what it would have taken. */
function ruleChanges({ cap }: PeriodCap, locked: Locked | null, earnedBefore: bigint, currency: string): string[] {
  const before = locked?.explanation.find(({ step: kind }) => kind === "cap")?.values.cap ?? null;
  if (cap === null) return ["the plan has no cap now"];
  const now = moneyToDecimalText({ minor: cap, currency });
  if (before === null) return earnedBefore > cap ? [`the cap, which is ${moneyWords(cap, currency)} now`] : [];
  return before === now ? [] : [`the cap from ${groupDigits(before)} ${currency} to ${moneyWords(cap, currency)}`];
}

function earnedWords(changes: readonly EarnedChange[], currency: string): string[] {
  const most = [...changes].sort((a, b) => Number(weight(b) - weight(a)));
  const named = most.slice(0, MOST_NAMED).map(({ componentName, deal, before, now }) => {
    return `${componentName} for deal ${deal} from ${moneyWords(before, currency)} to ${moneyWords(now, currency)}`;
  });
  const rest = most.length - named.length;
  return rest === 0 ? named : [...named, `${rest} more`];
}

function weight({ before, now }: EarnedChange): bigint {
  return now < before ? before - now : now - before;
}
