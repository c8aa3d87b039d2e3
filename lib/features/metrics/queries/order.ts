import type { DimensionKey, MetricCell, MetricId, MetricRow } from "@/lib/metrics/types";

type Placed = { readonly row: MetricRow; readonly bucket: number | null };

/** Rows by time ascending, then the first metric descending with unknown values last, then names. */
export function inOrder(rows: readonly Placed[], first: MetricId | undefined): MetricRow[] {
  return rows
    .map(({ row, bucket }) => ({ row, bucket: bucket ?? 0, size: first ? sizeOf(row.cells[first]) : null }))
    .sort((a, b) => a.bucket - b.bucket || compareSizes(a.size, b.size) || compareNames(a.row, b.row))
    .map(({ row }) => row);
}

function sizeOf(cell: MetricCell | undefined): bigint | number | null {
  const value = cell?.value ?? null;
  return value !== null && typeof value === "object" ? value.minor : value;
}

function compareSizes(left: bigint | number | null, right: bigint | number | null): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return left === right ? 0 : left > right ? -1 : 1;
}

function compareNames({ key: a }: MetricRow, { key: b }: MetricRow): number {
  for (const dimension in a) {
    const [left, right] = [textOf(a[dimension as keyof typeof a]), textOf(b[dimension as keyof typeof b])];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** Rows without an entity come after those with one. */
function textOf(key: DimensionKey | undefined): string {
  if (key === null || key === undefined) return "\uffff";
  return (typeof key === "string" ? key : key.name).toLowerCase();
}
