import type { MetricDefinition, RowsBehind } from "@/lib/metrics/definition";
import type { Dimension, MetricRow } from "@/lib/metrics/types";
import type { ParamChanges } from "@/lib/ui/url/search-params";
import { hrefWith } from "@/lib/ui/url/search-params";

/** Rows that have a list of their own. */
type Listed = "deals" | "leads";

/** The finest groups in which each kind of rows is read; their figures sum to the whole. */
const GRAINS: Readonly<Record<Exclude<RowsBehind, null | Listed>, readonly Dimension[]>> = {
  activities: ["rep", "day"],
  campaign_days: ["campaign", "channel", "day"],
  statement_lines: ["rep", "month"],
  feedback: ["survey", "day"],
};

/** How a metric is broken down, as far as it can be split. */
export function grainOf({ rows, dimensions }: Pick<MetricDefinition, "rows" | "dimensions">): readonly Dimension[] {
  return rows === null || rows === "deals" || rows === "leads"
    ? []
    : GRAINS[rows].filter((dimension) => dimensions.includes(dimension));
}

const TABS: Readonly<Partial<Record<NonNullable<RowsBehind>, string>>> = {
  activities: "activities",
  statement_lines: "commission",
};

/** The page of what a group is about, in the group's own days. */
export function groupHref({ rows }: Pick<MetricDefinition, "rows">, { key, span }: MetricRow): string | undefined {
  const days: ParamChanges = span ? { period: "custom", from: span.from, to: span.to } : {};
  const { rep, campaign } = key;
  if (rep && typeof rep === "object")
    return hrefWith(`/reps/${rep.id}`, new URLSearchParams(), { ...days, tab: (rows && TABS[rows]) ?? null });
  if (campaign && typeof campaign === "object")
    return hrefWith(`/campaigns/${campaign.id}`, new URLSearchParams(), days);
  return undefined;
}
