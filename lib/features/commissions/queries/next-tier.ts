import { convert, exchangeOf } from "@/lib/domain/commissions/exchange";
import type { FxRate, Quota } from "@/lib/domain/commissions/facts";
import { segmentAt } from "@/lib/domain/commissions/payout";
import type { Component, Level, Plan, StepPays } from "@/lib/domain/commissions/plan";
import type { PlanInForce } from "@/lib/domain/commissions/plan-in-force";
import { windowQuota } from "@/lib/domain/commissions/quota";
import { needsQuota, POSITION, positionOf, type RateBasis, segmentsOf } from "@/lib/domain/commissions/scale";
import { fiscalUnits, type NamedPeriod } from "@/lib/domain/commissions/window";
import { levelWords, moneyWords, targetName } from "@/lib/domain/commissions/words";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import { percentToText } from "@/lib/values/percentage";
import type { NextTier } from "../types";
import { toCredited } from "./lines";
import type { RepFacts } from "./plan-facts";

/** What the next tier depends on beside what has accumulated. */
export type TierFacts = {
  readonly rep: RepFacts;
  readonly inForce: PlanInForce;
  readonly fxRates: readonly FxRate[];
  readonly reportingCurrency: string;
};

/** The window that a component accumulates over on a day; null when each deal stands on its own. */
export function windowOn(component: Component, day: CalendarDate, fiscalYearStartMonth: number): NamedPeriod | null {
  return component.accumulates === "deal" ? null : fiscalUnits(fiscalYearStartMonth)(component.accumulates, day);
}

type LevelAhead = Pick<NextTier, "level" | "pays"> & { readonly from: Level; readonly start: bigint };

/**
 * What is missing to each of a component's tiers, to its threshold and to its bonuses that are ahead, the next one first; none when its quota is
 * not known, nor in a window after the rep left. What lies below a threshold that is not reached is left out: it pays nothing by itself.
 */
export function calculateTiersAhead(
  component: Component,
  window: NamedPeriod,
  accumulated: bigint,
  facts: TierFacts,
): NextTier[] {
  const { earnsOn } = component;
  const { rules } = facts.inForce.version;
  const { endedOn } = facts.rep;
  if (!hasLevels(component) || (endedOn !== null && endedOn < window.span.from)) return [];
  const quota = needsQuota(component) ? quotaOf(window, facts) : null;
  if (needsQuota(component) && quota === null) return [];
  const reached = accumulated * POSITION;
  return levelsAhead(component, reached, rules, {
    quota,
    targetIncentive: facts.inForce.assignment.targetIncentive,
  }).map(({ level, from, start, pays }) => ({
    level,
    component: { id: component.id, name: component.name },
    window: { key: window.key, period: window.span },
    accumulated: toCredited(accumulated, earnsOn, rules.currency),
    quota: quota === null || from.kind === "amount" ? null : money(quota, rules.currency),
    at: levelWords(from, earnsOn, rules.currency),
    missing: toCredited((start - reached + POSITION - 1n) / POSITION, earnsOn, rules.currency),
    pays,
  }));
}

/** Whether a component has levels that could be ahead. */
export function hasLevels({ rate, threshold, bonuses }: Component): boolean {
  return rate.kind === "tiers" || threshold !== null || bonuses.length > 0;
}

function levelsAhead(component: Component, reached: bigint, rules: Plan, basis: RateBasis): LevelAhead[] {
  const { rate, threshold, bonuses } = component;
  const place = (level: NextTier["level"], from: Level, pays: string): LevelAhead => {
    return { level, from, pays, start: positionOf(from, basis) };
  };
  const barrier = threshold && place("threshold", threshold.at, thresholdWords(component, basis, rules));
  const least = barrier !== null && barrier.start > reached ? barrier.start : 0n;
  const steps = rate.kind === "tiers" ? rate.steps : [];
  const levels = [
    ...(barrier ? [barrier] : []),
    ...steps.map(({ from, pays }) => place("tier", from, paysWords(pays, component, rules))),
    ...bonuses.map(({ at, amount }) => place("bonus", at, `a bonus of ${moneyWords(amount, rules.currency)}`)),
  ];
  const isLower = rate.kind === "tiers" && rate.mode === "retroactive" && rate.boundary === "lower";
  return levels
    .filter(({ start, level }) => start > 0n && start >= least && !(level === "tier" && start === least))
    .filter(({ start, level }) => start > reached || (isLower && level === "tier" && start === reached))
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

/** What a component pays once its threshold is reached. */
function thresholdWords(component: Component, basis: RateBasis, rules: Plan): string {
  const { rate, threshold } = component;
  const part = threshold?.from === "above" ? "what is above" : "everything";
  if (rate.kind === "flat") return `${percentToText(rate.percent)} of ${part}`;
  if (rate.kind === "per_deal") return paysWords({ kind: "amount", amount: rate.amount }, component, rules);
  if (rate.mode !== "retroactive") return `${part} ${rate.mode === "marginal" ? "by its tiers" : "along its curve"}`;
  const at = threshold ? positionOf(threshold.at, basis) : 0n;
  const { pays } = segmentAt(segmentsOf(rate, basis), at, rate.boundary);
  const words = paysWords(pays, component, rules);
  return pays.kind === "percent" ? `${words} of ${part}` : words;
}

function quotaOf(window: NamedPeriod, { rep, inForce, fxRates, reportingCurrency }: TierFacts): bigint | null {
  const { currency, fixedRates } = inForce.version.rules;
  const exchange = exchangeOf(fxRates, reportingCurrency);
  const toPlanMoney = (quota: Quota) => {
    if (quota.currency === currency) return quota.amount;
    const rate = exchange(quota.currency, currency, quota.from, fixedRates);
    if (!("missing" in rate)) return convert(quota.amount, quota.currency, currency, rate);
    return { missing: { kind: "exchange_rate" as const, message: `There is no exchange rate for ${rate.missing}` } };
  };
  const found = windowQuota({ ...rep, plan: inForce.version.plan }, window, toPlanMoney, currency);
  return "missing" in found ? null : found.minor;
}

function paysWords(pays: StepPays, { rate, earnsOn, accumulates }: Component, { currency }: Plan): string {
  if (pays.kind === "percent") return percentToText(pays.percent);
  if (pays.kind === "of_target") return `${percentToText(pays.share)} of the ${targetName(accumulates)}`;
  const isCurve = rate.kind === "tiers" && rate.mode === "interpolated";
  return `${moneyWords(pays.amount, currency)} ${isCurve ? "in all" : earnsOn === "units" ? "a unit" : "a deal"}`;
}
