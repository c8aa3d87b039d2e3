import type { MeasureValues } from "@/lib/metrics/measure-value";
import { metricOf } from "@/lib/metrics/registry";
import type { DimensionKey, MetricCells, MetricId, MetricRow } from "@/lib/metrics/types";

const NAMED = 3;

/** Why values are null, and what else must be known to read the figures; one line for each reason. */
export function notesOf(
  metrics: readonly MetricId[],
  rows: readonly MetricRow[],
  total: MetricCells,
  totalsOf: (id: MetricId) => MeasureValues,
): string[] {
  return metrics.flatMap((id) => {
    const reasons = new Map<string, string[]>();
    const note = (text: string | undefined, where: () => string) => {
      if (text === undefined) return;
      const known = reasons.get(text);
      if (known) known.push(where());
      else reasons.set(text, [where()]);
    };
    note(total[id]?.note, () => "total");
    for (const { cells, key } of rows) note(cells[id]?.note, () => placeOf(key));
    const why = Array.from(reasons, ([reason, where]) => `${reason}${rows.length === 0 ? "" : ` (${listed(where)})`}`);
    return [...why, ...leftOut(id, totalsOf(id)), ...maturing(id)].map((text) => `${id}: ${text}`);
  });
}

function leftOut(id: MetricId, totals: MeasureValues): string[] {
  const { leftOut: rows } = metricOf(id);
  const count = rows ? (totals[rows.measure]?.value ?? 0) : 0;
  return rows && count > 0 ? [`${rows.words}: ${count}`] : [];
}

function maturing(id: MetricId): string[] {
  return metricOf(id).maturing ? ["still maturing, those who entered last have had the least time"] : [];
}

function placeOf(key: MetricRow["key"]): string {
  return Object.values(key).map(nameOf).join(", ");
}

function nameOf(key: DimensionKey): string {
  return key === null ? "none" : typeof key === "string" ? key : key.name;
}

function listed(where: readonly string[]): string {
  const named = where.slice(0, NAMED).join("; ");
  return where.length > NAMED ? `${named} and ${where.length - NAMED} more` : named;
}
