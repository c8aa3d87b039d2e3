import type { ReadScope } from "@/lib/auth/scope";
import { listFilterNames, listRepChoices } from "@/lib/features/plans/queries";
import { examplePeriods, lastQuarter } from "./example-periods";

/** What the editor offers beside the plan: names for its filters, and reps and periods for its example. */
export async function loadEditor(scope: ReadScope, planId: number | null) {
  const [names, reps] = await Promise.all([listFilterNames(scope), listRepChoices(scope, planId, lastQuarter(scope))]);
  const { today, organisation } = scope;
  return { names, reps, periods: examplePeriods(scope), today, reportingCurrency: organisation.currency };
}
