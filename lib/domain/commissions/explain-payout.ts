import { moneyToDecimalText } from "@/lib/values/money";
import { percentToText } from "@/lib/values/percentage";
import { rulesOf } from "./credit-item";
import { explainRate } from "./explain-rate";
import { type ExplanationStep, step } from "./explanation";
import { roundFraction, subtract } from "./fraction";
import type { PayoutRule } from "./payout";
import type { Paid, PlacedItem } from "./placed-item";
import { POSITION, positionOf } from "./scale";
import type { Payout } from "./window-due";
import {
  exactMoneyText,
  exactMoneyWords,
  levelPhrase,
  levelWords,
  measureText,
  measureWords,
  moneyWords,
  readablePercent,
  shareOf,
} from "./words";

/** How the credited amount becomes commission: where it stood, the rate slice by slice, bonus, cap, and the sum. */
export function explainPayout(placed: PlacedItem): ExplanationStep[] {
  const { item, paid } = placed;
  if (paid === null) return [step("total", `Not computed yet: ${placed.blocked?.message ?? "a fact is missing"}.`)];
  const { rule, was, is } = paid;
  const { currency } = rulesOf(item);
  return [
    ...groupSteps(placed),
    ...quotaSteps(placed, currency),
    ...standingSteps(placed, currency),
    ...thresholdSteps(rule, was, is, currency),
    ...(is.reached ? explainRate(placed, rule, was, currency) : []),
    ...paidBeforeSteps(paid, currency),
    ...bonusSteps(placed, paid, currency),
    ...capSteps(placed, paid, currency),
    totalStep(placed, was, is, currency),
  ];
}

function groupSteps({ note, item }: PlacedItem): ExplanationStep[] {
  if (note === null) return [];
  const text = `${item.component.name} pays this deal and ${note.others.join(", ")} does not: of the group “${item.component.group?.id}” ${note.rule}.`;
  return [step("group", text, { group: item.component.group?.id ?? "", others: note.others.join(", ") })];
}

function quotaSteps({ quota, item }: PlacedItem, currency: string): ExplanationStep[] {
  if (quota === null || "missing" in quota || item.window === null) return [];
  const [only, ...more] = quota.parts;
  if (more.length === 0 && only?.words === moneyWords(quota.minor, currency)) return [];
  const parts = quota.parts.map(({ words }) => words).join(" + ");
  const total = { minor: quota.minor, currency };
  const text = `The quota for ${item.window.key}: ${parts} = ${moneyWords(quota.minor, currency)}.`;
  return [step("quota", text, { window: item.window.key, quota: moneyToDecimalText(total) })];
}

function standingSteps({ item, before, after, quota }: PlacedItem, currency: string): ExplanationStep[] {
  if (item.window === null) return [];
  const { earnsOn, whose } = item.component;
  const goal = quota !== null && "minor" in quota ? quota.minor : null;
  const share = (amount: bigint) => (goal === null ? null : readablePercent(shareOf(amount, goal)));
  const [from, to] = [share(before.amount), share(after.amount)];
  const what = whose === "team" ? "the team" : "the total";
  const text =
    goal === null
      ? `Before it ${what} stood at ${measureWords(before.amount, earnsOn, currency)} in ${item.window.key}; after it at ${measureWords(after.amount, earnsOn, currency)}.`
      : `Before it ${what} stood at ${measureWords(before.amount, earnsOn, currency)} in ${item.window.key}, plan attainment ${from} of the ${moneyWords(goal, currency)} quota; after it at ${measureWords(after.amount, earnsOn, currency)}, plan attainment ${to}.`;
  return [
    step("accumulated", text, {
      window: item.window.key,
      before: measureText(before.amount, earnsOn, currency),
      after: measureText(after.amount, earnsOn, currency),
      ...(goal === null
        ? {}
        : {
            quota: moneyToDecimalText({ minor: goal, currency }),
            plan_attainment_before: percentToText(shareOf(before.amount, goal)),
            plan_attainment_after: percentToText(shareOf(after.amount, goal)),
          }),
    }),
  ];
}

function thresholdSteps({ component }: PayoutRule, was: Payout, is: Payout, currency: string): ExplanationStep[] {
  const { threshold, earnsOn } = component;
  if (threshold === null) return [];
  const level = levelWords(threshold.at, earnsOn, currency) + (threshold.at.kind === "attainment" ? " of quota" : "");
  const phrase = levelPhrase(threshold.at, earnsOn, currency);
  const counts = threshold.from === "zero" ? "everything from the first unit counts" : "what lies above it counts";
  if (!is.reached) return [step("threshold", `Below ${phrase} nothing is earned.`, { threshold: level })];
  if (was.reached && was.due.n !== 0n) return [];
  return [step("threshold", `The threshold of ${phrase} is reached: ${counts}.`, { threshold: level })];
}

function paidBeforeSteps({ paidBefore }: Paid, currency: string): ExplanationStep[] {
  if (paidBefore.n === 0n) return [];
  const text = `Less ${exactMoneyWords(paidBefore, currency)}, which earlier rules of the plan paid for the same amount already.`;
  return [step("rate", text, { paid_before: exactMoneyText(paidBefore, currency) })];
}

function bonusSteps({ before, after }: PlacedItem, { rule, was, is }: Paid, currency: string): ExplanationStep[] {
  const added = is.bonus - was.bonus;
  const steps = rule.component.bonuses.flatMap(({ at, amount }) => {
    const alone = (reached: boolean, accumulated: bigint) =>
      reached && accumulated > 0n && accumulated * POSITION >= positionOf(at, rule.basis);
    const [had, has] = [alone(was.reached, before.amount), alone(is.reached, after.amount)];
    if (had === has) return [];
    return [{ at, amount: has ? amount : -amount }];
  });
  if (steps.reduce((sum, { amount }) => sum + amount, 0n) !== added) return seamSteps(added, currency);
  return steps.map(({ at, amount }) => {
    const has = amount > 0n;
    const level = levelWords(at, rule.component.earnsOn, currency);
    const values = { at: level, amount: moneyToDecimalText({ minor: has ? amount : -amount, currency }) };
    const phrase = levelPhrase(at, rule.component.earnsOn, currency);
    const text = has ? `Bonus for reaching ${phrase}` : `The bonus for ${phrase} is no longer reached`;
    return step("bonus", `${text}: ${moneyWords(amount, currency)}.`, values);
  });
}

/** Where other rules of the plan held earlier in the window, a bonus that they paid is not paid again. */
function seamSteps(added: bigint, currency: string): ExplanationStep[] {
  const values = { amount: moneyToDecimalText({ minor: added, currency }) };
  const text =
    added === 0n
      ? "A bonus is paid once, and earlier rules of the plan paid it already."
      : `Bonuses, less what earlier rules of the plan paid of them: ${moneyWords(added, currency)}.`;
  return [step("bonus", text, values)];
}

function capSteps({ item }: PlacedItem, { rule: { component }, was, is }: Paid, currency: string): ExplanationStep[] {
  if ((!is.capped && !was.capped) || component.cap === null) return [];
  const cap = moneyToDecimalText({ minor: component.cap, currency });
  const span = item.window === null ? "for a deal" : `in ${item.window.key}`;
  const most = `${component.name} pays at most ${moneyWords(component.cap, currency)} ${span}`;
  const text = is.capped ? `Capped: ${most}.` : `The total before it was capped: ${most}.`;
  return [step("cap", text, { cap })];
}

function totalStep({ owed }: PlacedItem, was: Payout, is: Payout, currency: string): ExplanationStep {
  const exact = subtract(is.due, was.due);
  const values = {
    earned: moneyToDecimalText({ minor: owed, currency }),
    total_before: exactMoneyText(was.due, currency),
    total_after: exactMoneyText(is.due, currency),
  };
  const together = `Together ${moneyWords(owed, currency)}`;
  if (exact.n === owed * exact.d) return step("total", `${together}.`, values);
  const rounded = [was, is].map(({ due }) => moneyWords(roundFraction(due), currency));
  return step(
    "total",
    `${together}: the running total goes from ${exactMoneyWords(was.due, currency)} to ${exactMoneyWords(is.due, currency)}, rounded ${rounded[0]} and ${rounded[1]}.`,
    values,
  );
}
