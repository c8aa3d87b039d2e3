import { calculateNetPromoterScore } from "@/lib/domain/statistics/net-promoter-score";
import { calculateProportionDifference } from "@/lib/domain/statistics/newcombe-interval";
import type { Proportion } from "@/lib/domain/statistics/proportion";
import { calculateWilsonInterval } from "@/lib/domain/statistics/wilson-interval";
import type { MetricDefinition } from "./definition";
import { evaluateFormula } from "./evaluate-formula";
import type { Formula } from "./formula";
import type { EvaluationContext, MeasureValues } from "./measure-value";
import { toNumber } from "./rational";
import type { MetricCell } from "./types";

type Observations = Pick<MetricCell, "interval" | "n">;
type Facts = { readonly values: MeasureValues; readonly context: EvaluationContext };

const NOTHING: Observations = {};

/** How many observations a figure rests on, with its 95 % interval where the metric has one. */
export function observationsOf(
  { formula, interval, sample }: MetricDefinition,
  values: MeasureValues,
  context: EvaluationContext,
): Observations {
  const facts = { values, context };
  if (sample) return { n: countOf(sample, facts) };
  if (interval === "wilson" && formula.kind === "ratio") return ofProportion(proportionOf(formula, facts));
  if (interval === "newcombe" && formula.kind === "difference") {
    return ofDifference(proportionOf(formula.from, facts), proportionOf(formula.less, facts));
  }
  if (interval === "nps" && formula.kind === "scaled" && formula.formula.kind === "difference") {
    const { from, less } = formula.formula;
    return ofScore(proportionOf(from, facts), proportionOf(less, facts));
  }
  return NOTHING;
}

function countOf(formula: Formula, { values, context }: Facts): number {
  const { value } = evaluateFormula(formula, values, context);
  return value === null ? 0 : toNumber(value);
}

function proportionOf(formula: Formula, facts: Facts): Proportion {
  return formula.kind === "ratio"
    ? { count: countOf(formula.of, facts), of: countOf(formula.per, facts) }
    : { count: 0, of: 0 };
}

function ofProportion(proportion: Proportion): Observations {
  const interval = calculateWilsonInterval(proportion);
  return { n: proportion.of, ...(interval ? { interval: [interval.low, interval.high] } : {}) };
}

function ofDifference(exposed: Proportion, control: Proportion): Observations {
  const { interval } = calculateProportionDifference(exposed, control);
  return { n: Math.min(exposed.of, control.of), ...(interval ? { interval: [interval.low, interval.high] } : {}) };
}

function ofScore(promoters: Proportion, detractors: Proportion): Observations {
  const passives = promoters.of - promoters.count - detractors.count;
  const { score, margin, answers } = calculateNetPromoterScore({
    promoters: promoters.count,
    passives,
    detractors: detractors.count,
  });
  if (score === null || margin === null) return { n: answers };
  return { n: answers, interval: [score - margin, score + margin] };
}
