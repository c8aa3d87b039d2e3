import { moneyToDecimalText } from "@/lib/values/money";
import { percentToText } from "@/lib/values/percentage";
import { type CreditItem, rulesOf } from "./credit-item";
import { type ExplanationStep, step } from "./explanation";
import type { Credit, Deal } from "./facts";
import type { Reduction } from "./progress";
import { countText, listWords, measureText, measureWords, moneyWords } from "./words";

/** What of the deal is credited: the deal, what was paid or taken back, the conversion, the share. */
export function explainDeal(item: CreditItem): ExplanationStep[] {
  const { deal, progress } = item;
  return [
    dealStep(item),
    ...(progress.received === null ? [] : [receivedStep(item, progress.received)]),
    ...progress.reductions.map((reduction) => reductionStep(reduction, deal, rulesOf(item).clawbackDays)),
    ...conversionSteps(item),
    shareStep(item),
  ];
}

/** A deal as a person would name it: `D1 (Halden Freight)`. */
function dealWords({ id, name }: Deal): string {
  return name === null ? id : `${id} (${name})`;
}

function dealStep({ deal, component }: CreditItem): ExplanationStep {
  const values: Record<string, string> = {
    deal: deal.id,
    on: deal.on,
    ...(deal.amount === null ? {} : { amount: moneyToDecimalText({ minor: deal.amount, currency: deal.currency }) }),
    currency: deal.currency,
  };
  const amount = deal.amount === null ? ", without an amount" : `: ${moneyWords(deal.amount, deal.currency)}`;
  const start = `Deal ${dealWords(deal)} won on ${deal.on}${amount}`;
  switch (component.earnsOn) {
    case "revenue":
      return step("deal", `${start}.`, values);
    case "deals":
      return step("deal", `${start}; it counts as one deal.`, values);
    case "units":
      return step("deal", `${start} for ${measureWords(deal.units, "units", deal.currency)}.`, {
        ...values,
        units: countText(deal.units),
      });
    case "recurring": {
      const recurring = { minor: deal.recurringAmount ?? 0n, currency: deal.currency };
      const text = `${start}${deal.amount === null ? ";" : ", of which"} ${moneyWords(recurring.minor, deal.currency)} is recurring.`;
      return step("deal", text, { ...values, recurring: moneyToDecimalText(recurring) });
    }
    case "margin": {
      if (deal.amount === null) return step("deal", `${start}.`, values);
      if (deal.cost === null) return step("deal", `${start}; its cost is not known.`, values);
      const margin = { minor: deal.amount - deal.cost, currency: deal.currency };
      const text = `${start} less ${moneyWords(deal.cost, deal.currency)} of cost is a margin of ${moneyWords(margin.minor, deal.currency)}.`;
      const cost = moneyToDecimalText({ minor: deal.cost, currency: deal.currency });
      return step("deal", text, { ...values, cost, margin: moneyToDecimalText(margin) });
    }
  }
}

function receivedStep({ deal, progress, component }: CreditItem, received: bigint): ExplanationStep {
  const counts = progress.after - progress.before;
  const verb = component.creditedAt === "paid" ? "paid" : "invoiced";
  const rest = counts === received ? "" : `; ${moneyWords(counts, deal.currency)} of it counts`;
  // A deal without an amount is one whole, which has no money to name.
  const what = deal.amount === 0n ? "It was" : `${moneyWords(received, deal.currency)} of it`;
  return step("payment", `${what} ${verb} on ${progress.on}${deal.amount === 0n ? "" : rest}.`, {
    type: verb,
    on: progress.on,
    amount: moneyToDecimalText({ minor: deal.amount === 0n ? 0n : received, currency: deal.currency }),
    counts: moneyToDecimalText({ minor: deal.amount === 0n ? 0n : counts, currency: deal.currency }),
  });
}

function reductionStep(
  { event, creditDate, days, counted, taken }: Reduction,
  deal: Deal,
  clawbackDays: number | null,
): ExplanationStep {
  const what = event.amount === null ? "All of it" : moneyWords(event.amount, deal.currency);
  const when = `${what} was ${event.type} on ${event.on}, ${Math.abs(days)} days ${days < 0 ? "before" : "after"} its credit on ${creditDate}`;
  const effect = counted
    ? `that takes back ${takenWords(taken, deal)}`
    : `that is outside the clawback window of ${clawbackDays} days and changes nothing`;
  return step("reduction", `${when}: ${effect}.`, {
    type: event.type,
    on: event.on,
    days: String(days),
    counted: counted ? "yes" : "no",
    taken: moneyToDecimalText({ minor: !deal.amount ? 0n : taken, currency: deal.currency }),
  });
}

function takenWords(taken: bigint, { amount, currency }: Deal): string {
  if (amount !== 0n) return moneyWords(taken, currency);
  return taken === 0n ? "nothing" : "the deal";
}

function conversionSteps(item: CreditItem): ExplanationStep[] {
  const { rate, deal } = item;
  if (rate === null) return [];
  const { currency } = rulesOf(item);
  const text = decimalWords(rate.multiply);
  const words =
    rate.divide.units === 1n && rate.divide.scale === 0
      ? `${text} ${currency} for 1 ${deal.currency}`
      : `${text} ÷ ${decimalWords(rate.divide)} ${currency} for 1 ${deal.currency}`;
  return [
    step("conversion", `Converted at ${words} (${rate.source}).`, {
      from: deal.currency,
      to: currency,
      rate: text,
      divided_by: decimalWords(rate.divide),
      source: rate.source,
    }),
  ];
}

function decimalWords({ units, scale }: { units: bigint; scale: number }): string {
  const digits = units.toString().padStart(scale + 1, "0");
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function shareStep(item: CreditItem): ExplanationStep {
  const { deal, component, credits, credited } = item;
  const { currency } = rulesOf(item);
  const words = measureWords(credited, component.earnsOn, currency);
  const others = deal.credits.filter((credit) => !credits.includes(credit)).map(creditWords);
  const rest = others.length === 0 ? "" : ` (${listWords(others)})`;
  const whose =
    component.whose === "team"
      ? `In the team ${listWords(credits.map(creditWords))}`
      : `The share is ${listWords(credits.map(({ share, overlay }) => percentToText(share) + (overlay ? " on top of the direct shares" : "")))}`;
  return step("share", `${whose}: ${words} credited${rest}.`, {
    share: credits.map(({ share }) => percentToText(share)).join(" + "),
    credited: measureText(credited, component.earnsOn, currency),
  });
}

function creditWords({ rep, name, share, overlay }: Credit): string {
  return `${name ?? rep} has ${percentToText(share)}${overlay ? " on top" : ""}`;
}
