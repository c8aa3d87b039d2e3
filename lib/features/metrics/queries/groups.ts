import type { MeasureValues } from "@/lib/metrics/measure-value";
import type { KeyPart, LoadedRow } from "./request";

/**
 * One group of a result: its place in time, its keys, and its measures in the period (0) and in the other one (1), apart for each reach that
 * they were read with: the same measure may be another number within another reach.
 */
export type Group = {
  readonly bucket: number | null;
  readonly keys: readonly KeyPart[];
  readonly values: readonly [ByReach | null, ByReach | null];
};

/** Measures by the place of their reach among the query's. */
export type ByReach = readonly (MeasureValues | undefined)[];

type Merging = { readonly bucket: number | null; readonly keys: readonly KeyPart[]; readonly values: [Values, Values] };
type Values = ({ [id in keyof MeasureValues]: MeasureValues[id] } | undefined)[] | null;

/** Puts the measures of all fact tables together, group by group; the rows of each reach are given apart. The total has no keys and no bucket. */
export function groupRows(byReach: readonly (readonly LoadedRow[])[]): { groups: Group[]; total: Group } {
  const groups = new Map<string, Merging>();
  const total: Merging = { bucket: null, keys: [], values: [null, null] };
  for (const [reach, rows] of byReach.entries()) {
    for (const row of rows) merge(row.level === "total" ? total : groupOf(groups, row), row, reach);
  }
  return { groups: [...groups.values()], total };
}

function groupOf(groups: Map<string, Merging>, { bucket, keys }: LoadedRow): Merging {
  const id = `${bucket}\0${keys.map((key) => key ?? "\u0001").join("\0")}`;
  const known = groups.get(id);
  if (known) return known;
  const group: Merging = { bucket, keys, values: [null, null] };
  groups.set(id, group);
  return group;
}

function merge({ values }: Merging, row: LoadedRow, reach: number): void {
  const known = values[row.range] ?? [];
  known[reach] = Object.assign(known[reach] ?? {}, row.values);
  values[row.range] = known;
}
