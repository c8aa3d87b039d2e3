import type { MetricDefinition } from "./definition";
import { measuresOf } from "./formula";
import { AWARENESS_METRICS } from "./registry/awareness";
import { CUSTOMER_METRICS } from "./registry/customers";
import { EFFORT_METRICS } from "./registry/effort";
import { MARKETING_METRICS } from "./registry/marketing";
import { PAY_METRICS } from "./registry/pay";
import { SALES_METRICS } from "./registry/sales";

const METRICS = {
  ...SALES_METRICS,
  ...EFFORT_METRICS,
  ...PAY_METRICS,
  ...MARKETING_METRICS,
  ...CUSTOMER_METRICS,
  ...AWARENESS_METRICS,
};

export type MetricId = keyof typeof METRICS;

/** Every metric's id, in the order in which glossaries list them. */
export const METRIC_IDS = Object.keys(METRICS) as readonly MetricId[];

/** The one definition of the metric. */
export function metricOf(id: MetricId): MetricDefinition {
  return METRICS[id];
}

/** Every metric of the product, in the order in which glossaries list them. */
export function listMetrics(): readonly MetricDefinition[] {
  return METRIC_IDS.map(metricOf);
}

/** Whether the text is a metric's id. */
export function isMetricId(text: string): text is MetricId {
  return Object.hasOwn(METRICS, text);
}

/**
 * The metric whose rows stand behind a figure: itself, or, of one without rows of its own, the first part of its formula that is a metric
 * with rows, so that a cost per lead opens the spend. Null where there is none.
 */
export function withRows(metric: MetricDefinition): MetricDefinition | null {
  if (metric.rows !== null) return metric;
  const parts = measuresOf(metric.formula).map((part) =>
    listMetrics().find(({ rows, formula }) => rows !== null && formula.kind === "measure" && formula.measure === part),
  );
  return parts.find((part) => part !== undefined) ?? null;
}
