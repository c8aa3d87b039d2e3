import type { DimensionKey, MetricCell, MetricId, MetricRow } from "@/lib/metrics/types";

type Placed = { readonly row: MetricRow; readonly bucket: number | null };

/** Rows by time ascending, then the first metric descending with unknown values last, then names. */
export function inOrder(rows: readonly Placed[], first: MetricId | undefined): MetricRow[] {
  const text = createTexts();
  return rows
    .map(({ row, bucket }) => {
      // One text for all names: what parts them sorts before everything.
      const names = Object.values(row.key).map(text).join("\0");
      return { row, bucket: bucket ?? 0, size: first ? sizeOf(row.cells[first]) : null, names };
    })
    .sort((a, b) => a.bucket - b.bucket || compareSizes(a.size, b.size) || compareNames(a.names, b.names))
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

function compareNames(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Names as they are sorted, each made once. Rows without an entity come after those with one. */
function createTexts(): (key: DimensionKey) => string {
  const known = new Map<DimensionKey, string>([[null, "\uffff"]]);
  return (key) => {
    const text = known.get(key) ?? (typeof key === "object" && key ? key.name : String(key)).toLowerCase();
    known.set(key, text);
    return text;
  };
}
