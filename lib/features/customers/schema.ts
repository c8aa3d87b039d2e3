import type { Cohort, CohortDimension } from "./types";

/** Cohorts as the command line prints them and the API answers; with a split, each names its group under the dimension. */
export function toCohortsJson(cohorts: readonly Cohort[], by: CohortDimension | undefined) {
  return {
    cohorts: cohorts.map(({ key, cohort, size, active, rate }) => ({
      cohort,
      ...(by ? { [by]: key ?? null } : {}),
      size,
      active,
      rate,
    })),
  };
}
