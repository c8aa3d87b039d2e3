import type { MetricDefinition, RowsBehind } from "@/lib/metrics/definition";
import { type Dimension, isTimeDimension } from "@/lib/metrics/dimensions";
import type { MetricFilter, MetricRow } from "@/lib/metrics/types";
import type { ParamChanges } from "@/lib/ui/url/search-params";
import { withPeriod } from "../../_lib/rows-href";

/** Rows that have a list of their own. */
type Listed = "deals" | "leads";

/** The finest groups in which each kind of rows is read; their figures sum to the whole. */
const GRAINS: Readonly<Record<Exclude<RowsBehind, null | Listed>, readonly Dimension[]>> = {
  activities: ["rep", "day"],
  campaign_days: ["campaign", "channel", "day"],
  statement_lines: ["rep", "month"],
  feedback: ["survey", "day"],
};

/**
 * How a metric is broken down, as far as it can be split. What all reps did is too much to read day by day: it is told by rep, and the
 * days of the reps that are asked for.
 */
export function grainOf(
  { rows, dimensions }: Pick<MetricDefinition, "rows" | "dimensions">,
  filters: readonly MetricFilter[],
): readonly Dimension[] {
  if (rows === null || rows === "deals" || rows === "leads") return [];
  const grain = GRAINS[rows].filter((dimension) => dimensions.includes(dimension));
  const ofSome = filters.some(({ dimension }) => dimension === "rep");
  return rows === "activities" && !ofSome ? grain.filter((dimension) => !isTimeDimension(dimension)) : grain;
}

const TABS: Readonly<Partial<Record<NonNullable<RowsBehind>, string>>> = {
  activities: "activities",
  statement_lines: "commission",
};

/** The page of what a group is about, in the group's own days, or in those of the address where it has none. */
export function groupHref(
  { rows }: Pick<MetricDefinition, "rows">,
  { key, span }: MetricRow,
  params: URLSearchParams,
): string | undefined {
  const days: ParamChanges = span ? { period: "custom", from: span.from, to: span.to } : {};
  const { rep, campaign } = key;
  if (rep && typeof rep === "object")
    return withPeriod(`/reps/${rep.id}`, params, { ...days, tab: (rows && TABS[rows]) ?? null });
  if (campaign && typeof campaign === "object") return withPeriod(`/campaigns/${campaign.id}`, params, days);
  return undefined;
}
