import type { RepChoice } from "@/lib/features/plans/types";

const HOW_MANY = 3;

/** The reps on the plan who won most deals; of a plan nobody is on, of all. */
export function defaultReps(reps: readonly RepChoice[]): number[] {
  const own = reps.filter(({ onPlan }) => onPlan);
  return (own.length > 0 ? own : reps)
    .toSorted((a, b) => b.deals - a.deals)
    .slice(0, HOW_MANY)
    .map(({ id }) => id);
}
