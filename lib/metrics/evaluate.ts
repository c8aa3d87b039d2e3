import { roundedQuotient } from "@/lib/values/decimal";
import type { MetricDefinition } from "./definition";
import { evaluateFormula } from "./evaluate-formula";
import { observationsOf } from "./intervals";
import type { EvaluationContext, MeasureValues } from "./measure-value";
import { toNumber } from "./rational";
import type { MetricCell } from "./types";

/**
 * A metric's figure from its measures. Everything is exact until the end: money is then rounded half away from zero to its minor unit,
 * any other value is the nearest double. A null has its reason in `note`.
 */
export function evaluateMetric(
  metric: MetricDefinition,
  values: MeasureValues,
  context: EvaluationContext,
): MetricCell {
  const result = evaluateFormula(metric.formula, values, context);
  const observations = observationsOf(metric, values, context);
  if (result.value === null) {
    const n = observations.n;
    return { value: null, ...(n === undefined ? {} : { n }), note: result.reason };
  }
  const isMoney = metric.unit === "money" || metric.unit === "per_day_money";
  const { n, d } = result.value;
  const value = isMoney ? { minor: roundedQuotient(n, d), currency: context.currency } : toNumber(result.value);
  // Large tables have tens of thousands of cells, most of which are a value alone.
  const cell = Object.assign({ value }, statisticOf(metric, values), observations);
  return result.note ? { ...cell, note: result.note } : cell;
}

const NOTHING: Partial<MetricCell> = {};

/** What a single statistic brought with it: the interval, the observations and the parts that its function found. */
function statisticOf(metric: MetricDefinition, values: MeasureValues): Partial<MetricCell> {
  const measured = metric.formula.kind === "measure" ? values[metric.formula.measure] : undefined;
  if (!measured) return NOTHING;
  const { interval, n, parts } = measured;
  if (!interval && n === undefined && !parts) return NOTHING;
  return { ...(interval ? { interval } : {}), ...(n === undefined ? {} : { n }), ...(parts ? { parts } : {}) };
}
