import { DISCOUNT_BANDS, type Dimension, isTimeDimension, NO_ENTITY } from "@/lib/metrics/dimensions";
import type { MetricFilter } from "@/lib/metrics/types";

/** The filters of an address, for the dimensions that a page knows. */
export function readFilters(params: URLSearchParams, dimensions: readonly Dimension[]): MetricFilter[] {
  return dimensions
    .filter((dimension) => !isTimeDimension(dimension))
    .map((dimension) => ({ dimension, values: [...new Set(params.getAll(dimension).filter(Boolean))] }))
    .filter(({ values }) => values.length > 0);
}

/** Only the filters that a metric can be cut by. */
export function filtersFor(filters: readonly MetricFilter[], dimensions: readonly Dimension[]): MetricFilter[] {
  return filters.filter(({ dimension }) => dimensions.includes(dimension));
}

/** Only the facts of one thing that the page has read already. */
export function filterOf(dimension: Dimension, id: number | string): MetricFilter {
  return { dimension, values: [String(id)], known: true };
}

/** A choice's or text's own name; an entity's name is looked up elsewhere. */
export function choiceName(dimension: Dimension, id: string): string {
  if (id === NO_ENTITY) return "none";
  if (dimension === "discount_band") return (DISCOUNT_BANDS as Readonly<Record<string, string>>)[id] ?? id;
  if (dimension === "survey") return id.toUpperCase();
  return dimension === "deal_type" || dimension === "activity_type" ? id.charAt(0).toUpperCase() + id.slice(1) : id;
}
