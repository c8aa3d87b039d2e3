import type { MetricDefinition, RowsBehind } from "@/lib/metrics/definition";
import { DIMENSIONS } from "@/lib/metrics/dimensions";
import { withRows } from "@/lib/metrics/registry";
import { hrefWith, type ParamChanges, pickParams } from "@/lib/ui/url/search-params";

/** What a view hands on to another page: its period, and the filters that page knows too. */
const PERIOD_PARAMS = ["period", "from", "to", "compare"];

const FILTERS = Object.keys(DIMENSIONS);

/** The pages that list rows one by one; other kinds are broken down on a page for all of them. */
const LISTS: Readonly<Partial<Record<NonNullable<RowsBehind>, string>>> = { deals: "/deals", leads: "/leads" };

/**
 * The address of the rows behind a metric's figure, or behind a part of it where it has none of its own, with the view's period and filters;
 * undefined where no page lists them.
 */
export function rowsHref(
  params: URLSearchParams,
  metric: MetricDefinition,
  changes: ParamChanges = {},
): string | undefined {
  const behind = withRows(metric);
  if (behind === null || behind.rows === null) return undefined;
  const kept = pickParams(params, [...PERIOD_PARAMS, ...FILTERS]);
  return hrefWith(LISTS[behind.rows] ?? "/rows", kept, { metric: behind.id, ...changes });
}

/** Another page with the view's period. */
export function withPeriod(path: string, params: URLSearchParams, changes: ParamChanges = {}): string {
  return hrefWith(path, pickParams(params, PERIOD_PARAMS), changes);
}
