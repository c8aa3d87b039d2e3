import { moneyToDecimalText } from "@/lib/values/money";
import { explainDeal } from "./explain-deal";
import { explainPayout } from "./explain-payout";
import { type Explanation, type ExplanationStep, step } from "./explanation";
import type { OwedEntry } from "./owed-entry";
import { moneyWords } from "./words";

/** Why an entry is owed what it is owed: each of its credits in turn, their sum, and what a SPIFF's budget left of it. */
export function explainEntry(entry: OwedEntry, currency: string): Explanation {
  const parts = entry.items.flatMap((placed) => [...explainDeal(placed.item), ...explainPayout(placed)]);
  const sum = entry.items.length > 1 ? [sumStep(entry, currency)] : [];
  return [...parts, ...sum, ...budgetSteps(entry, currency)];
}

function sumStep({ items, entitled, origin }: OwedEntry, currency: string): ExplanationStep {
  const text = `Its ${items.length} credits in ${origin.key} earn ${moneyWords(entitled, currency)}.`;
  return step("total", text, { earned: moneyToDecimalText({ minor: entitled, currency }) });
}

function budgetSteps({ items, earned, entitled, blocked }: OwedEntry, currency: string): ExplanationStep[] {
  const budget = items[0]?.item.spiff?.budget ?? null;
  if (budget === null || blocked || earned === entitled) return [];
  const text = `The budget of ${moneyWords(budget, currency)} per rep leaves ${moneyWords(earned, currency)} for it.`;
  const values = {
    budget: moneyToDecimalText({ minor: budget, currency }),
    earned: moneyToDecimalText({ minor: earned, currency }),
  };
  return [step("budget", text, values)];
}
