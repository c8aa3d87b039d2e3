import type { DimensionKey, MetricCell, MetricId, MetricRow } from "@/lib/metrics/types";

type Sortable = MetricRow & { readonly bucket: number | null };

/** Time ascending, then the first metric descending with unknown values last, then names. */
export function compareRows(first: MetricId): (a: Sortable, b: Sortable) => number {
  return (a, b) => {
    const time = (a.bucket ?? 0) - (b.bucket ?? 0);
    if (time !== 0) return time;
    return compareCells(a.cells[first], b.cells[first]) || compareNames(nameOf(a), nameOf(b));
  };
}

function compareCells(a: MetricCell | undefined, b: MetricCell | undefined): number {
  const [left, right] = [sizeOf(a), sizeOf(b)];
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return left === right ? 0 : left > right ? -1 : 1;
}

function sizeOf(cell: MetricCell | undefined): bigint | number | null {
  const value = cell?.value ?? null;
  return value !== null && typeof value === "object" ? value.minor : value;
}

function nameOf({ key }: MetricRow): string[] {
  return Object.values(key).map(textOf);
}

/** Rows without an entity come after those with one. */
function textOf(key: DimensionKey): string {
  if (key === null) return "\uffff";
  return (typeof key === "string" ? key : key.name).toLowerCase();
}

function compareNames(a: readonly string[], b: readonly string[]): number {
  for (const [index, name] of a.entries()) {
    const other = b[index] ?? "";
    if (name !== other) return name < other ? -1 : 1;
  }
  return 0;
}
