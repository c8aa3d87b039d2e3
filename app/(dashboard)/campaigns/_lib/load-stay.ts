import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import { loadCohorts } from "@/lib/features/customers/queries";
import type { Cohort } from "@/lib/features/customers/types";
import { queryMetrics } from "@/lib/features/metrics/queries";
import type { MetricResult } from "@/lib/metrics/types";
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

/** The customers a campaign won, by the quarter of their first purchase, up to the end of the view's period. */
export const loadCampaignCohorts = cache(
  async (scope: ReadScope, view: PageView): Promise<Cohort[]> =>
    await loadCohorts(scope, { unit: "quarter", to: view.state.period.to, filters: view.filters }),
);
