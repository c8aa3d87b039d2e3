import { AppError } from "@/lib/errors/app-error";
import { DIMENSIONS, isDimension, NO_ENTITY } from "@/lib/metrics/dimensions";
import { isMetricId, METRIC_IDS } from "@/lib/metrics/registry";
import type { Dimension, MetricFilter, MetricId, MetricQuery } from "@/lib/metrics/types";
import { type CalendarDate, isCalendarDate } from "@/lib/values/calendar-date";
import type { Period } from "@/lib/values/period";

/** A query as a command line or an address says it: lists with commas, filters as `dimension=value`. */
export type QueryText = {
  readonly metrics: string;
  readonly by?: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly compare?: string | undefined;
  readonly asOf?: string | undefined;
  readonly filters?: readonly string[] | undefined;
};

/** Reads a query. Throws `misuse` on anything it cannot be, naming what would be accepted. */
export function parseQuery({ metrics, by, from, to, compare, asOf, filters = [] }: QueryText): MetricQuery {
  return {
    metrics: listOf(metrics).map(parseMetric),
    by: listOf(by ?? "").map(parseDimension),
    period: parsePeriod(from, to),
    filters: mergeFilters(filters.map(parseFilter)),
    ...(compare === undefined ? {} : { compare: parseCompare(compare) }),
    ...(asOf === undefined ? {} : { asOf: parseDate(asOf, "--as-of") }),
  };
}

/** Reads a period of business days, `to` exclusive. */
function parsePeriod(from: string, to: string): Period {
  const span = { from: parseDate(from, "--from"), to: parseDate(to, "--to") };
  if (span.from < span.to) return span;
  throw new AppError("misuse", `--to ${to} must be after --from ${from}; it is the day after the last one.`);
}

/** Reads a day. */
export function parseDate(text: string, where: string): CalendarDate {
  if (isCalendarDate(text)) return text;
  throw new AppError("misuse", `${where} "${text}" is not a date such as 2026-01-31.`);
}

/** Reads a dimension's name. */
function parseDimension(text: string): Dimension {
  if (isDimension(text)) return text;
  throw new AppError("misuse", `There is no dimension "${text}"; there are ${Object.keys(DIMENSIONS).join(", ")}.`);
}

/** Reads `dimension=value`; nothing after the sign means rows without one. */
export function parseFilter(text: string): MetricFilter {
  const at = text.indexOf("=");
  if (at < 1) throw new AppError("misuse", `"${text}" is not a filter such as region=West.`);
  const value = text.slice(at + 1).trim();
  return { dimension: parseDimension(text.slice(0, at).trim()), values: [value === "" ? NO_ENTITY : value] };
}

/** Filters of one dimension let through what any of them does. */
export function mergeFilters(filters: readonly MetricFilter[]): MetricFilter[] {
  const merged = new Map<Dimension, string[]>();
  for (const { dimension, values } of filters) merged.set(dimension, [...(merged.get(dimension) ?? []), ...values]);
  return Array.from(merged, ([dimension, values]) => ({ dimension, values }));
}

function parseMetric(text: string): MetricId {
  if (isMetricId(text)) return text;
  throw new AppError("misuse", `There is no metric "${text}"; there are ${METRIC_IDS.join(", ")}.`);
}

function parseCompare(text: string): "previous" | "year" {
  if (text === "previous" || text === "year") return text;
  throw new AppError("misuse", `--compare "${text}" is not previous or year.`);
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
