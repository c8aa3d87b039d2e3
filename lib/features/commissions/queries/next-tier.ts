import { convert, exchangeOf } from "@/lib/domain/commissions/exchange";
import type { FxRate, Quota } from "@/lib/domain/commissions/facts";
import type { Component, Plan, StepPays } from "@/lib/domain/commissions/plan";
import type { PlanInForce } from "@/lib/domain/commissions/plan-in-force";
import { windowQuota } from "@/lib/domain/commissions/quota";
import { needsQuota, POSITION, positionOf } from "@/lib/domain/commissions/scale";
import { fiscalUnits, type NamedPeriod } from "@/lib/domain/commissions/window";
import { levelWords, moneyWords } from "@/lib/domain/commissions/words";
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

/** What is missing to each of a component's tiers that are ahead, the next one first; none when its quota is not known. */
export function calculateTiersAhead(
  component: Component,
  window: NamedPeriod,
  accumulated: bigint,
  facts: TierFacts,
): NextTier[] {
  const { rate, earnsOn } = component;
  if (rate.kind !== "tiers") return [];
  const { rules } = facts.inForce.version;
  const quota = needsQuota(component) ? quotaOf(window, facts) : null;
  if (needsQuota(component) && quota === null) return [];
  const basis = { quota, targetIncentive: facts.inForce.assignment.targetIncentive };
  const reached = accumulated * POSITION;
  const isBeyond = (start: bigint) =>
    rate.mode === "retroactive" && rate.boundary === "lower" ? start >= reached : start > reached;
  return rate.steps
    .map((step) => ({ ...step, start: positionOf(step.from, basis) }))
    .filter(({ start }) => start > 0n && isBeyond(start))
    .map(({ from, pays, start }) => ({
      component: { id: component.id, name: component.name },
      window: { key: window.key, period: window.span },
      accumulated: toCredited(accumulated, earnsOn, rules.currency),
      quota: quota === null ? null : money(quota, rules.currency),
      at: levelWords(from, earnsOn, rules.currency),
      missing: toCredited((start - reached + POSITION - 1n) / POSITION, earnsOn, rules.currency),
      pays: paysWords(pays, component, rules),
    }));
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
  const found = windowQuota(rep, window, toPlanMoney, currency);
  return "missing" in found ? null : found.minor;
}

function paysWords(pays: StepPays, { rate, earnsOn }: Component, { currency }: Plan): string {
  if (pays.kind === "percent") return percentToText(pays.percent);
  if (pays.kind === "of_target") return `${percentToText(pays.share)} of the target incentive`;
  const isCurve = rate.kind === "tiers" && rate.mode === "interpolated";
  return `${moneyWords(pays.amount, currency)} ${isCurve ? "in all" : earnsOn === "units" ? "a unit" : "a deal"}`;
}
