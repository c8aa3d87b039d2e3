import type { MetricArea, MetricDefinition } from "./definition";
import type { Dimension } from "./dimensions";
import { sharedDimensions } from "./facts";
import { formulaInWords, measuresOf } from "./formula";
import { measureOf } from "./measures";

type Parts = Pick<MetricDefinition, "name" | "unit" | "good" | "formula" | "description"> &
  Partial<Pick<MetricDefinition, "source" | "interval" | "sample" | "leftOut" | "rows" | "maturing" | "table">> & {
    /** Fewer dimensions than the facts allow. */
    readonly only?: readonly Dimension[];
  };

/** The metrics of one area: what follows from a formula (words, facts, dimensions) is taken from it. */
export function defineMetrics<Id extends string>(
  area: MetricArea,
  metrics: Readonly<Record<Id, Parts>>,
): Readonly<Record<Id, MetricDefinition>> {
  const entries = Object.entries<Parts>(metrics).map(([id, parts]) => [id, defineMetric(area, id, parts)]);
  return Object.fromEntries(entries) as Record<Id, MetricDefinition>;
}

function defineMetric(area: MetricArea, id: string, { only, ...parts }: Parts): MetricDefinition {
  const facts = [...new Set(measuresOf(parts.formula).map((measure) => measureOf(measure).fact))];
  const dimensions = sharedDimensions(facts).filter((dimension) => only?.includes(dimension) ?? true);
  return {
    source: "House definition",
    interval: null,
    sample: null,
    leftOut: null,
    rows: null,
    maturing: false,
    table: false,
    ...parts,
    id,
    area,
    words: formulaInWords(parts.formula),
    facts,
    dimensions,
  };
}
