import { AppError } from "@/lib/errors/app-error";
import { type Dimension, isTimeDimension } from "@/lib/metrics/dimensions";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricQuery } from "@/lib/metrics/types";

/** Throws `misuse` where a query asks for something that its metrics do not have, naming what would be accepted. */
export function checkQuery({ metrics, by, filters }: MetricQuery): void {
  if (metrics.length === 0) throw new AppError("misuse", "Name at least one metric.");
  if (by.filter(isTimeDimension).length > 1) throw new AppError("misuse", "Split by one unit of time only.");
  const twice = by.find((dimension, index) => by.indexOf(dimension) !== index);
  if (twice) throw new AppError("misuse", `${twice} is named twice.`);
  for (const id of metrics) {
    const { table, dimensions } = metricOf(id);
    if (table) throw new AppError("misuse", `${id} is a table of cohorts: read it with attain retention.`);
    for (const dimension of by) requireDimension(id, dimension, dimensions, "split");
    for (const { dimension } of filters) {
      if (!isTimeDimension(dimension)) requireDimension(id, dimension, dimensions, "filtered");
    }
  }
}

function requireDimension(id: string, dimension: Dimension, fitting: readonly Dimension[], verb: string): void {
  if (fitting.includes(dimension)) return;
  const accepted = verb === "split" ? fitting : fitting.filter((candidate) => !isTimeDimension(candidate));
  const instead = accepted.length === 0 ? "it has no dimensions" : `it can be ${verb} by ${accepted.join(", ")}`;
  throw new AppError("misuse", `${id} cannot be ${verb} by ${dimension}; ${instead}.`);
}
