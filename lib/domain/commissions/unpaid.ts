import { percentToText } from "@/lib/values/percentage";
import type { CommissionFacts, Deal } from "./facts";
import { isWithinDiscount, mismatchWords } from "./filter";
import type { Component } from "./plan";
import { plansInForce } from "./plan-in-force";
import { spiffComponent } from "./spiff";
import { listWords, moneyWords } from "./words";

/**
 * Why no component of the plan on its day asks for a deal of the rep, in words: `it has no type, and only new or renewal is paid`. Null where
 * one does: then a line or a problem of a statement says what it comes to.
 */
export function unpaidWords(deal: Deal, facts: Pick<CommissionFacts, "planVersions" | "assignments">): string | null {
  const inForce = plansInForce(facts)(deal.on);
  if (inForce === null) return "the rep is on no plan that day";
  const { components, spiffs, currency } = inForce.version.rules;
  const running = spiffs.filter(({ from, to }) => from <= deal.on && deal.on < to).map(spiffComponent);
  const all = [...components, ...running];
  const common = mismatchWords(
    all.map(({ when }) => when),
    deal,
  );
  if (common.length > 0) return listWords(common);
  const reasons = all.map((component) => ({ name: component.name, words: reasonsOf(component, deal, currency) }));
  if (reasons.some(({ words }) => words.length === 0)) return null;
  const [first, ...others] = new Set(reasons.map(({ words }) => listWords(words)));
  return first !== undefined && others.length === 0
    ? first
    : reasons.map(({ name, words }) => `${name}: ${listWords(words)}`).join("; ");
}

/** What keeps a deal from a component; an amount in another currency than the plan's is not looked at. */
function reasonsOf({ when, earnsOn, creditedAt }: Component, deal: Deal, currency: string): string[] {
  const reasons = mismatchWords([when], deal);
  const { minAmount, maxDiscount } = when;
  if (minAmount !== null && deal.currency === currency && deal.amount !== null && deal.amount < minAmount)
    reasons.push(`it is below ${moneyWords(minAmount, currency)}`);
  if (maxDiscount !== null && !isWithinDiscount(deal, maxDiscount))
    reasons.push(`its discount is more than ${percentToText(maxDiscount)}`);
  if (earnsOn === "recurring" && deal.recurringAmount === null) reasons.push("it has no recurring amount");
  if (creditedAt !== "booked" && deal.events.every(({ type }) => type !== creditedAt))
    reasons.push(`nothing of it is ${creditedAt} yet, and only what is ${creditedAt} counts`);
  return reasons;
}
