import { toNumber } from "@/lib/format/metric";
import type { Dimension, EntityKey, MetricId, MetricRow } from "@/lib/metrics/types";
import type { SortState } from "@/lib/ui/url/table-state";

/** The entity of a row's dimension; rows without one are called "None". */
export function entityOf(row: MetricRow, dimension: Dimension): EntityKey {
  const key = row.key[dimension];
  if (key && typeof key === "object") return key;
  return { id: key ?? "", name: key ?? "None" };
}

/** Rows by a metric, those without a value last; or by the name of their dimension. */
export function sortRows(rows: readonly MetricRow[], dimension: Dimension, { by, descending }: SortState): MetricRow[] {
  const sign = descending ? -1 : 1;
  const name = (row: MetricRow) => entityOf(row, dimension).name;
  return [...rows].sort((a, b) => {
    if (by === dimension) return sign * compareNames(name(a), name(b));
    const [left, right] = [numberOf(a, by), numberOf(b, by)];
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || compareNames(name(a), name(b));
    return sign * (left - right) || compareNames(name(a), name(b));
  });
}

function numberOf({ cells }: MetricRow, id: string): number | null {
  return toNumber(cells[id as MetricId]?.value);
}

function compareNames(a: string, b: string): number {
  return a.localeCompare(b, "en");
}
