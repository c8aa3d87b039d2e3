import { addDays, type CalendarDate, minDate } from "@/lib/values/calendar-date";
import { intersection, type Period } from "@/lib/values/period";
import { compareBytewise } from "./bytewise";
import type { CommissionFacts, PlanAssignment, PlanVersion } from "./facts";
import { PlanError } from "./plan-error";

/** The rules a rep is under on a day, with the assignment that says so. */
export type PlanInForce = { readonly version: PlanVersion; readonly assignment: PlanAssignment };

type PlanFacts = Pick<CommissionFacts, "planVersions" | "assignments">;

/**
 * Finds the plan in force on a day: the rep's assignment then (of several the one that began last), and the latest version of its
 * plan. Null when there is none. Throws PlanError when a plan has two versions from one day.
 */
export function plansInForce(facts: PlanFacts): (on: CalendarDate) => PlanInForce | null {
  const assignmentOn = assignmentsInForce(facts.assignments);
  const versions = [...facts.planVersions].sort(byStart);
  for (const [index, { plan, from }] of versions.entries()) {
    const next = versions[index + 1];
    if (next?.plan === plan && next.from === from)
      throw new PlanError([{ where: "plan", message: `${plan} has two versions from ${from}` }]);
  }
  return (on) => {
    const assignment = assignmentOn(on);
    const version = assignment && versions.findLast(({ plan, from }) => plan === assignment.plan && from <= on);
    return assignment && version ? { version, assignment } : null;
  };
}

/** Finds a rep's assignment on a day: of several the one that began last. */
export function assignmentsInForce(
  assignments: readonly PlanAssignment[],
): (on: CalendarDate) => PlanAssignment | undefined {
  const sorted = [...assignments].sort(byStart);
  return (on) => sorted.findLast(({ from, to }) => from <= on && (to === null || on < to));
}

/** The plan whose statement rules hold for a period: the last one the rep is on in it. */
export function planOfPeriod(facts: PlanFacts, span: Period): PlanInForce | null {
  const days = facts.assignments
    .filter(({ from, to }) => intersection({ from, to: to ?? span.to }, span) !== null)
    .map(({ to }) => addDays(to === null ? span.to : minDate(to, span.to), -1))
    .sort();
  const last = days.at(-1);
  return last === undefined ? null : plansInForce(facts)(last);
}

/** The one currency that a rep's plans pay in; null without a plan. Throws PlanError when they differ. */
export function planCurrency({ assignments, planVersions }: PlanFacts): string | null {
  const names = new Set(assignments.map(({ plan }) => plan));
  const currencies = new Set(planVersions.filter(({ plan }) => names.has(plan)).map(({ rules }) => rules.currency));
  if (currencies.size > 1) {
    const list = [...currencies].sort().join(" and ");
    const message = `the rep's plans pay in ${list}; all plans of a rep pay in one currency`;
    throw new PlanError([{ where: "currency", message }]);
  }
  return [...currencies][0] ?? null;
}

function byStart(a: { plan: string; from: CalendarDate }, b: { plan: string; from: CalendarDate }): number {
  return a.from === b.from ? compareBytewise(a.plan, b.plan) : a.from < b.from ? -1 : 1;
}
