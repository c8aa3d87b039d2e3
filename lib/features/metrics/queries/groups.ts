import type { MeasureValues } from "@/lib/metrics/measure-value";
import type { KeyPart, LoadedRow } from "./request";

/** One group of a result: its place in time, its keys, and its measures in the period (0) and in the other one (1). */
export type Group = {
  readonly bucket: number | null;
  readonly keys: readonly KeyPart[];
  readonly values: readonly [MeasureValues | null, MeasureValues | null];
};

type Merging = { readonly bucket: number | null; readonly keys: readonly KeyPart[]; readonly values: [Values, Values] };
type Values = { [id in keyof MeasureValues]: MeasureValues[id] } | null;

/** Puts the measures of all fact tables together, group by group. The total has no keys and no bucket. */
export function groupRows(rows: readonly LoadedRow[]): { groups: Group[]; total: Group } {
  const groups = new Map<string, Merging>();
  const total: Merging = { bucket: null, keys: [], values: [null, null] };
  for (const row of rows) {
    if (row.level === "total") merge(total, row);
    else merge(groupOf(groups, row), row);
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

function merge({ values }: Merging, row: LoadedRow): void {
  values[row.range] = Object.assign(values[row.range] ?? {}, row.values);
}
