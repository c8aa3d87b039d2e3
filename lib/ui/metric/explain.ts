import { formatFigure, formatInterval } from "@/lib/format/metric";
import { formatCount, formatNumber } from "@/lib/format/number";
import type { MetricDefinition } from "@/lib/metrics/definition";
import type { MetricCell } from "@/lib/metrics/types";
import type { MetricExplanation } from "./metric-help";

/** What a figure was computed over, in words. */
export type ViewWords = {
  /** `1 Oct – 23 Nov 2026` */
  readonly period: string;
  /** `Team: West`; empty when nothing is filtered. */
  readonly filters: readonly string[];
  /** What is known: `23 Nov 2026` */
  readonly asOf: string;
};

/** The explanation of a metric's figure in a view. */
export function explainMetric(
  metric: MetricDefinition,
  cell: MetricCell | undefined,
  view: ViewWords,
): MetricExplanation {
  const facts = [
    { label: "Period", value: view.period },
    { label: "Filters", value: view.filters.length > 0 ? view.filters.join("; ") : "None" },
  ];
  if (cell && cell.value !== null)
    facts.unshift({ label: "Exactly", value: formatFigure(cell.value, metric.unit, "exact") });
  if (cell?.interval) facts.push({ label: "95 % interval", value: formatInterval(cell.interval, metric.unit) });
  if (cell?.n !== undefined) facts.push({ label: "Observations", value: formatCount(cell.n) });
  facts.push({ label: "Known", value: `up to and with ${view.asOf}` });
  if (metric.maturing) facts.push({ label: "Still maturing", value: "yes" });
  return {
    id: metric.id,
    name: metric.name,
    formula: metric.words,
    description: metric.description,
    source: metric.source,
    note: cell?.note,
    facts,
    ...(cell?.parts ? { parts: cell.parts.map(({ label, value }) => ({ label, value: formatNumber(value, 2) })) } : {}),
  };
}
