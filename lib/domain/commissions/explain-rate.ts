import { moneyToDecimalText } from "@/lib/values/money";
import { percentToText } from "@/lib/values/percentage";
import { type ExplanationStep, step } from "./explanation";
import { type Fraction, fraction, multiply } from "./fraction";
import { type Accumulated, type PayoutRule, segmentAt } from "./payout";
import type { PlacedItem } from "./placed-item";
import type { Component, Step, Tiers } from "./plan";
import { isCount } from "./plan";
import { needsTarget, POSITION, positionOf, type RateBasis } from "./scale";
import type { Payout } from "./window-due";
import { countText, exactMoneyText, exactMoneyWords, levelWords, measureWords, moneyWords, targetName } from "./words";

/** The rate at work on what a credit adds: each slice at its own rate, all of it at the tier's, or two places of a curve. */
export function explainRate(placed: PlacedItem, rule: PayoutRule, was: Payout, currency: string): ExplanationStep[] {
  const { rate, earnsOn } = rule.component;
  const range = { from: effective(placed.before, rule, was.reached), to: effective(placed.after, rule, true) };
  if (rate.kind === "per_deal" && earnsOn !== "deals") return [perDealStep(rate.amount, was, placed, currency)];
  if (rate.kind === "tiers" && rate.mode === "retroactive") return [retroactiveStep(rule, rate, range, was, currency)];
  if (rate.kind === "tiers" && rate.mode === "interpolated") return [curveStep(placed, rule, was, currency)];
  return slices(rule, range, currency);
}

type Range = { readonly from: bigint; readonly to: bigint };

/** Where pay begins to count: at what accumulated, but never below a threshold above which only the rest counts. */
function effective({ amount }: Accumulated, { component, basis }: PayoutRule, reached: boolean): bigint {
  const start = component.threshold?.from === "above" ? positionOf(component.threshold.at, basis) : 0n;
  const position = amount > 0n ? amount * POSITION : 0n;
  return reached && position > start ? position : start;
}

function slices(rule: PayoutRule, { from, to }: Range, currency: string): ExplanationStep[] {
  const [low, high, sign] = from <= to ? [from, to, 1n] : [to, from, -1n];
  return rule.segments.flatMap((segment, index) => {
    const end = rule.segments[index + 1]?.start ?? null;
    const start = segment.start > low ? segment.start : low;
    const stop = end !== null && end < high ? end : high;
    if (start >= stop) return [];
    const width = fraction((stop - start) * sign, POSITION);
    const pay = multiply(segment.rate, width);
    const where = tierWords(rule, index, currency);
    const amount = widthWords(width, rule.component, currency);
    const rate = rateWords(segment.pays, rule, currency);
    return [
      step("slice", `${amount}${where} at ${rate} = ${exactMoneyWords(pay, currency)}.`, {
        amount: widthText(width, rule.component, currency),
        rate,
        pays: exactMoneyText(pay, currency),
      }),
    ];
  });
}

function retroactiveStep(rule: PayoutRule, tiers: Tiers, range: Range, was: Payout, currency: string): ExplanationStep {
  const { component, segments } = rule;
  const side = (position: bigint) => {
    const segment = segmentAt(segments, position, tiers.boundary);
    const start = component.threshold?.from === "above" ? positionOf(component.threshold.at, rule.basis) : 0n;
    const width = fraction(position - start, POSITION);
    const rate = rateWords(segment.pays, rule, currency);
    return { amount: widthWords(width, component, currency), rate, pays: multiply(segment.rate, width) };
  };
  const [now, then] = [side(range.to), side(range.from)];
  const earlier =
    was.byRate.n === 0n ? "" : `; before it ${then.amount} at ${then.rate} = ${exactMoneyWords(then.pays, currency)}`;
  const text = `All of ${now.amount} at ${now.rate} = ${exactMoneyWords(now.pays, currency)}${earlier}.`;
  return step("rate", text, {
    rate: now.rate,
    pays: exactMoneyText(now.pays, currency),
    rate_before: then.rate,
    pays_before: exactMoneyText(then.pays, currency),
  });
}

function curveStep({ before, after }: PlacedItem, rule: PayoutRule, was: Payout, currency: string): ExplanationStep {
  const now = rule.pays(after).byRate;
  const [from, to] = [before, after].map(({ amount }) => measureWords(amount, rule.component.earnsOn, currency));
  const { component, basis } = rule;
  const of = needsTarget(component) ? ` of the ${targetWords(component, basis, currency)}` : "";
  const text = `The curve${of} pays ${exactMoneyWords(now, currency)} at ${to}, and ${exactMoneyWords(was.byRate, currency)} at ${from}.`;
  return step("rate", text, { pays: exactMoneyText(now, currency), pays_before: exactMoneyText(was.byRate, currency) });
}

function perDealStep(amount: bigint, was: Payout, { before, after }: PlacedItem, currency: string): ExplanationStep {
  const counted = was.reached ? after.deals - before.deals : after.deals;
  const pay = multiply(fraction(amount), fraction(counted, 1_000_000n));
  const deals = measureWords(counted, "deals", currency);
  return step("rate", `${deals} at ${moneyWords(amount, currency)} = ${exactMoneyWords(pay, currency)}.`, {
    deals: countText(counted),
    rate: moneyToDecimalText({ minor: amount, currency }),
    pays: exactMoneyText(pay, currency),
  });
}

function rateWords(pays: Step["pays"], { component, basis }: PayoutRule, currency: string): string {
  if (pays.kind === "percent") return percentToText(pays.percent);
  if (pays.kind === "amount")
    return `${moneyWords(pays.amount, currency)} a ${component.earnsOn === "units" ? "unit" : "deal"}`;
  return `${percentToText(pays.share)} of the ${targetWords(component, basis, currency)} for a whole quota`;
}

function targetWords({ accumulates }: Component, { targetIncentive }: RateBasis, currency: string): string {
  return `${moneyWords(targetIncentive ?? 0n, currency)} ${targetName(accumulates)}`;
}

/** Which tier a slice lies in: ` up to 100%`, ` from 100% to 125%`, ` above 125%`. */
function tierWords({ component }: PayoutRule, index: number, currency: string): string {
  if (component.rate.kind !== "tiers" || component.rate.steps.length === 1) return "";
  const words = (at: number) => {
    const { rate } = component;
    const level = rate.kind === "tiers" ? rate.steps[at]?.from : undefined;
    return level ? levelWords(level, component.earnsOn, currency) : null;
  };
  const [from, to] = [words(index), words(index + 1)];
  if (to === null) return ` above ${from}`;
  return index === 0 ? ` up to ${to}` : ` from ${from} to ${to}`;
}

function widthWords(width: Fraction, { earnsOn }: Component, currency: string): string {
  if (!isCount(earnsOn)) return exactMoneyWords(width, currency);
  return measureWords(width.n / width.d, earnsOn, currency);
}

function widthText(width: Fraction, { earnsOn }: Component, currency: string): string {
  return isCount(earnsOn) ? countText(width.n / width.d) : exactMoneyText(width, currency);
}
