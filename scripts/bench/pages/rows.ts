import type { Dimension, MetricId, MetricResult } from "@/lib/metrics/types";
import { type Figure, numberOf, type RawRow } from "./page";

/** The row that has all of these values; an empty one where none has. */
export function of(rows: readonly RawRow[], key: RawRow): RawRow {
  return rows.find((row) => Object.entries(key).every(([name, value]) => String(row[name]) === String(value))) ?? {};
}

/** The first of a month as the driver gives it. */
export function monthOf(text: string): Date {
  return new Date(`${text}-01T00:00:00`);
}

/** A statement by an entity's id with its name beside. */
export function namedRows(key: "campaign_id", statement: string): string {
  return `select x.*, k.name from (${statement}) x left join campaigns k on k.id = x.${key}`;
}

/** One measure of the current range of every entity on both sides. */
export function byKey(
  dimension: Dimension,
  result: MetricResult | null,
  metric: MetricId,
  rows: readonly RawRow[],
  key: string,
  column: string,
): Figure[] {
  const theirs = new Map(rows.filter(({ current }) => current !== false).map((row) => [String(row[key]), row[column]]));
  const ours = (result?.rows ?? []).flatMap(({ key: { [dimension]: entity }, cells }): Figure[] => {
    if (!entity || typeof entity === "string") return [];
    return [[`${metric} of ${entity.name}`, numberOf(cells[metric]) ?? 0, theirs.get(entity.id) ?? 0]];
  });
  if (ours.length === 0) throw new Error(`there is no ${dimension} to compare ${metric} of`);
  return ours;
}
