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
  return {
    value: isMoney ? { minor: roundedQuotient(n, d), currency: context.currency } : toNumber(result.value),
    ...statisticOf(metric, values),
    ...observations,
    ...(result.note ? { note: result.note } : {}),
  };
}

/** What a single statistic brought with it: the interval, the observations and the parts that its function found. */
function statisticOf(metric: MetricDefinition, values: MeasureValues): Partial<MetricCell> {
  if (metric.formula.kind !== "measure") return {};
  const { interval, n, parts } = values[metric.formula.measure] ?? {};
  return { ...(interval ? { interval } : {}), ...(n === undefined ? {} : { n }), ...(parts ? { parts } : {}) };
}
