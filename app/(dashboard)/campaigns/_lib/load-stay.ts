import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import type { Campaign } from "@/lib/features/campaigns/types";
import { loadCohorts } from "@/lib/features/customers/queries";
import type { Cohort, CohortUnit } from "@/lib/features/customers/types";
import { queryMetrics } from "@/lib/features/metrics/queries";
import type { MetricResult } from "@/lib/metrics/types";
import { addMonths, type CalendarDate } from "@/lib/values/calendar-date";
import type { PageView } from "../../_lib/view";

export type Stay = {
  /** Of the customers that the campaign won. */
  readonly own: MetricResult;
  /** Of all customers. */
  readonly all: MetricResult;
};

/** Whether the customers a campaign won stay, beside all customers. */
export const loadStay = cache(async (scope: ReadScope, view: PageView): Promise<Stay> => {
  const query = { metrics: ["survival"], by: [], period: view.state.period } as const;
  const [own, all] = await Promise.all([
    queryMetrics(scope, { ...query, filters: view.filters }),
    queryMetrics(scope, { ...query, filters: [] }),
  ]);
  return { own, all };
});

const MONTHLY_UP_TO = 15;

/** Months while a campaign is young, so that there is something to see; then quarters. */
export function cohortUnit({ startsOn }: Campaign, today: CalendarDate): CohortUnit {
  return startsOn && startsOn > addMonths(today, -MONTHLY_UP_TO) ? "month" : "quarter";
}

/** The customers a campaign won, by their first purchase, up to the end of the view's period. */
export const loadCampaignCohorts = cache(
  async (scope: ReadScope, view: PageView, campaign: Campaign): Promise<Cohort[]> =>
    await loadCohorts(scope, {
      unit: cohortUnit(campaign, scope.today),
      to: view.state.period.to,
      filters: view.filters,
    }),
);
