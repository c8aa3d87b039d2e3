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
  previousTotal?: MetricCells,
): string[] {
  const current = [{ cells: total, key: null }, ...rows];
  const compared = [
    ...(previousTotal ? [{ cells: previousTotal, key: null }] : []),
    ...rows.flatMap(({ previous, key }) => (previous ? [{ cells: previous, key }] : [])),
  ];
  const whole = rows.length === 0;
  return metrics.flatMap((id) => {
    const why = reasonsOf(id, current).map(([reason, where]) => `${reason}${whole ? "" : ` (${listed(where)})`}`);
    const whyNot = reasonsOf(id, compared).map(([reason, where]) => {
      return `${reason} (in the comparison period${whole ? "" : `: ${listed(where)}`})`;
    });
    return [...why, ...whyNot, ...leftOut(id, totalsOf(id)), ...maturing(id)].map((text) => `${id}: ${text}`);
  });
}

/** A row's key, or null for the total. */
type Place = MetricRow["key"] | null;

/** Each note of the metric's cells, with where it stands. */
function reasonsOf(id: MetricId, places: readonly { cells: MetricCells; key: Place }[]): [string, Place[]][] {
  const reasons = new Map<string, Place[]>();
  for (const { cells, key } of places) {
    const note = cells[id]?.note;
    if (note === undefined) continue;
    const known = reasons.get(note);
    if (known) known.push(key);
    else reasons.set(note, [key]);
  }
  return [...reasons];
}

function leftOut(id: MetricId, totals: MeasureValues): string[] {
  const { leftOut: rows } = metricOf(id);
  const count = rows ? (totals[rows.measure]?.value ?? 0) : 0;
  return rows && count > 0 ? [`${rows.words}: ${count}`] : [];
}

function maturing(id: MetricId): string[] {
  return metricOf(id).maturing ? ["still maturing, those who entered last have had the least time"] : [];
}

function placeOf(key: Place): string {
  return key === null ? "total" : Object.values(key).map(nameOf).join(", ");
}

function nameOf(key: DimensionKey): string {
  return key === null ? "none" : typeof key === "string" ? key : key.name;
}

function listed(where: readonly Place[]): string {
  const named = where.slice(0, NAMED).map(placeOf).join("; ");
  return where.length > NAMED ? `${named} and ${where.length - NAMED} more` : named;
}
