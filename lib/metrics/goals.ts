import type { FactId } from "./facts";
import type { Formula } from "./formula";
import { isMetricId, METRIC_IDS, type MetricId, metricOf } from "./registry";

/** What a campaign does from its beginning to a day, each told by one count. */
const TO_DATE: readonly FactId[] = [
  "deals_closed",
  "deals_opened",
  "deals_open",
  "refunds",
  "campaign_days",
  "campaign_reach",
  "leads_entered",
  "leads_mql",
  "leads_sql",
  "leads_opportunity",
  "leads_customer",
  "feedback",
  "brand_surveys",
  "customers_new",
  "customers_buying",
  "customers_value",
];

/** The metrics that a campaign can have a goal for: those that are told by campaign and mean something from its beginning to date. */
export const GOAL_METRICS: readonly MetricId[] = METRIC_IDS.filter((id) => {
  const { dimensions, facts, formula, table } = metricOf(id);
  return (
    !table && dimensions.includes("campaign") && facts.every((fact) => TO_DATE.includes(fact)) && !countsDays(formula)
  );
});

/** Whether a campaign can have a goal for it. */
export function isGoalMetric(text: string): text is MetricId {
  return isMetricId(text) && GOAL_METRICS.includes(text);
}

/**
 * How much of a goal is reached: figure ÷ target, and target ÷ figure where less is better, so that a cost above its target is a goal missed. A figure of
 * nothing where less is better is a goal reached. The target is above zero.
 */
export function goalAttainment(metric: MetricId, figure: number, target: number): number {
  if (metricOf(metric).good !== "down") return figure / target;
  return figure <= 0 ? 1 : target / figure;
}

/** Whether the goal's figure grows day by day, so that a part of the days asks for the same part of it: what is counted does, rates and averages do not. */
export function growsDaily(metric: MetricId): boolean {
  const { formula, good, unit } = metricOf(metric);
  return good !== "down" && (unit === "count" || unit === "money") && formula.kind === "measure";
}

function countsDays(formula: Formula): boolean {
  switch (formula.kind) {
    case "days":
      return true;
    case "product":
      return formula.parts.some(countsDays);
    case "ratio":
      return countsDays(formula.of) || countsDays(formula.per);
    default:
      return false;
  }
}
