import { addDays, type CalendarDate } from "@/lib/values/calendar-date";
import { intersection, lengthInDays, type Period } from "@/lib/values/period";
import type { CommissionFacts } from "./facts";
import type { Component } from "./plan";
import type { Missing } from "./plan-error";
import { type PlanInForce, plansInForce } from "./plan-in-force";
import { windowQuota } from "./quota";
import { needsQuota, needsTarget } from "./scale";
import { fiscalUnits } from "./window";

type BasisFacts = Pick<
  CommissionFacts,
  "planVersions" | "assignments" | "quotas" | "startedOn" | "endedOn" | "fiscalYearStartMonth"
>;

/**
 * What a rep's plans ask for in a span and nobody set, each once: quotas of the windows around its days, and target incentives. Whether or not a deal was
 * credited: once one is, what needs them pays nothing. Days before the rep began or after the rep left ask for nothing.
 */
export function missingBasis(facts: BasisFacts, span: Period): Missing[] {
  const units = fiscalUnits(facts.fiscalYearStartMonth);
  const missing = new Map<string, Missing>();
  for (const { inForce, day } of plansOn(facts, span))
    for (const component of inForce.version.rules.components)
      for (const one of [missingTarget(component, inForce), missingQuota(component, inForce, day)])
        if (one) missing.set(one.message, one);
  return [...missing.values()];

  function missingQuota(component: Component, { version }: PlanInForce, day: CalendarDate): Missing | null {
    if (component.accumulates === "deal" || !needsQuota(component)) return null;
    const window = units(component.accumulates, day);
    // In which currency the quota is set decides nothing here.
    const quota = windowQuota({ ...facts, plan: version.plan }, window, ({ amount }) => amount, version.rules.currency);
    return "missing" in quota ? quota.missing : null;
  }
}

function missingTarget(component: Component, { version, assignment }: PlanInForce): Missing | null {
  if (!needsTarget(component) || assignment.targetIncentive !== null) return null;
  return { kind: "target_incentive", message: `There is no target incentive on ${version.plan}` };
}

/** The rules that hold on days of a span on which the rep is employed, each with the first such day. */
function plansOn(facts: BasisFacts, span: Period): { readonly inForce: PlanInForce; readonly day: CalendarDate }[] {
  const { startedOn, endedOn } = facts;
  const employed = intersection({ from: startedOn ?? span.from, to: endedOn ? addDays(endedOn, 1) : span.to }, span);
  const inForceOn = plansInForce(facts);
  const found = new Map<string, { readonly inForce: PlanInForce; readonly day: CalendarDate }>();
  for (let n = 0; employed && n < lengthInDays(employed); n += 1) {
    const day = addDays(employed.from, n);
    const inForce = inForceOn(day);
    const key = inForce && `${inForce.version.plan}\n${inForce.version.from}\n${inForce.assignment.from}`;
    if (inForce && key && !found.has(key)) found.set(key, { inForce, day });
  }
  return [...found.values()];
}
