import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import { queryMetrics } from "@/lib/features/metrics/queries";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricId, MetricResult } from "@/lib/metrics/types";
import { filtersFor } from "../../_lib/filters";
import type { PageView } from "../../_lib/view";
import { grainOf } from "./grain";

/** A figure in its finest groups, with the figure itself as their total. */
export const loadGroups = cache(async (scope: ReadScope, view: PageView, id: MetricId): Promise<MetricResult> => {
  const metric = metricOf(id);
  const filters = filtersFor(view.filters, metric.dimensions);
  return await queryMetrics(scope, {
    metrics: [id],
    by: grainOf(metric, filters),
    period: view.state.period,
    filters,
  });
});
