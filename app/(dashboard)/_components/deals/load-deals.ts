import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import { listDeals } from "@/lib/features/deals/queries";
import { queryMetrics } from "@/lib/features/metrics/queries";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricCell, MetricId } from "@/lib/metrics/types";
import { filtersFor } from "../../_lib/filters";
import type { PageView } from "../../_lib/view";
import { readListQuery } from "./deals-view";

/** The page of deals that the address asks for; read once for all parts of the page. */
export const loadDeals = cache((scope: ReadScope, view: PageView) => listDeals(scope, readListQuery(view)));

/** The figure that the deals are behind. */
export async function loadDealsFigure(
  scope: ReadScope,
  view: PageView,
  metric: MetricId,
): Promise<MetricCell | undefined> {
  const { total } = await queryMetrics(scope, {
    metrics: [metric],
    by: [],
    period: view.state.period,
    filters: filtersFor(view.filters, metricOf(metric).dimensions),
  });
  return total[metric];
}
