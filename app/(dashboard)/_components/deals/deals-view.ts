import { reachOf } from "@/lib/auth/permissions";
import type { ReadScope } from "@/lib/auth/scope";
import { DEAL_SORTS, type DealListQuery, type DealSort } from "@/lib/features/deals/types";
import { SELLER_DIMENSIONS } from "@/lib/metrics/dimensions";
import { FACTS } from "@/lib/metrics/facts";
import { isMetricId, metricOf } from "@/lib/metrics/registry";
import type { Dimension, MetricId } from "@/lib/metrics/types";
import { readPage, readSort, type SortState } from "@/lib/ui/url/table-state";
import { filtersFor } from "../../_lib/filters";
import type { PageView } from "../../_lib/view";

/** What deals can be cut down to. */
export const DEAL_DIMENSIONS: readonly Dimension[] = FACTS.deals_closed.dimensions;

export const PAGE_SIZE = 50;

/** Sets of deals one click away; each is the rows behind a metric, the first is all that were in play. */
export const DEAL_SETS: readonly { readonly metric: MetricId | null; readonly label: string }[] = [
  { metric: null, label: "In play" },
  { metric: "revenue", label: "Won" },
  { metric: "lost_deals", label: "Lost" },
  { metric: "open_deals", label: "Open" },
  { metric: "pipeline", label: "Expected to close" },
  { metric: "created_deals", label: "Created" },
];

/** Which figure's deals the address asks for; null for those in play, and for figures that are not made of deals. */
export function readMetric(params: URLSearchParams): MetricId | null {
  const id = params.get("metric") ?? "";
  return isMetricId(id) && metricOf(id).rows === "deals" ? id : null;
}

/** The list that the address asks for. */
export function readListQuery(
  view: PageView,
): DealListQuery & { readonly sort: { by: DealSort; descending: boolean } } {
  const metric = readMetric(view.params);
  const dimensions = metric ? metricOf(metric).dimensions : DEAL_DIMENSIONS;
  return {
    ...(metric ? { metric } : {}),
    period: view.state.period,
    filters: filtersFor(view.filters, dimensions),
    sort: toDealSort(readSort(view.params, DEAL_SORTS, { by: "counted", descending: true })),
    page: readPage(view.params),
    pageSize: PAGE_SIZE,
  };
}

/** Whether only what some people sold is in view, so that a deal may count with a part of its amount. */
export function isShared({ actor }: ReadScope, { filters }: PageView): boolean {
  return reachOf(actor.roles, "deals.read") !== "all" || filters.some(({ dimension }) => isSeller(dimension));
}

function isSeller(dimension: Dimension): boolean {
  return SELLER_DIMENSIONS.includes(dimension);
}

function toDealSort({ by, descending }: SortState): { by: DealSort; descending: boolean } {
  return { by: DEAL_SORTS.find((sort) => sort === by) ?? "counted", descending };
}
