import type { Timeline } from "../chance/timeline";
import { ACCELERATOR_PLAN, FLAT_PLAN, LEAD_PLAN, ON_FLAT_RATES, TEAM_LEADS } from "../company/plans";
import type { Rep } from "../world/types";
import type { World } from "../world/world";
import { dayText, type Row } from "./file";

/** Beginners have flat rates until a quarter starts at least so many days after they did. */
const BEGINNER_DAYS = 140;
const LEADS_SINCE_QUARTER = -8;
const TARGET = "18000.00";

/** Who is on which plan, and since when. */
export function planAssignmentRows({ reps, timeline }: World): Row[] {
  return reps.flatMap((rep) => {
    const steps = stepsOf(rep, timeline);
    return steps.map(({ plan, from }, index) => ({
      rep: rep.spec.name,
      plan,
      from: dayText(from),
      to: dayText(steps[index + 1]?.from ?? (rep.left === null ? null : rep.left + 1)),
      target_incentive: plan === ACCELERATOR_PLAN ? TARGET : "",
    }));
  });
}

function stepsOf(rep: Rep, timeline: Timeline): { readonly plan: string; readonly from: number }[] {
  const begin = rep.hired;
  const flat = { plan: FLAT_PLAN, from: begin };
  if (ON_FLAT_RATES.includes(rep.spec.name)) return [flat];
  const grown = timeline.quarters.find(({ from }) => from - rep.hired >= BEGINNER_DAYS);
  const accelerators = begin < timeline.start ? { plan: ACCELERATOR_PLAN, from: begin } : null;
  const first = accelerators
    ? [accelerators]
    : [flat, ...(grown && worksBy(rep, grown.from) ? [{ plan: ACCELERATOR_PLAN, from: grown.from }] : [])];
  const promoted = timeline.quarters.find(({ index }) => index === LEADS_SINCE_QUARTER);
  return TEAM_LEADS.includes(rep.spec.name) && promoted ? [...first, { plan: LEAD_PLAN, from: promoted.from }] : first;
}

function worksBy(rep: Rep, day: number): boolean {
  return rep.left === null || rep.left >= day;
}
