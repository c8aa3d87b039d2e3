import type { MeasureValues } from "@/lib/metrics/measure-value";
import type { KeyPart, LoadedRow } from "./request";

/** One group of a result: its place in time, its keys, and its measures in the period (0) and in the other one (1). */
export type Group = {
  readonly bucket: number | null;
  readonly keys: readonly KeyPart[];
  readonly values: readonly [MeasureValues | null, MeasureValues | null];
};

/** Puts the measures of all fact tables together, group by group. The total has no keys and no bucket. */
export function groupRows(rows: readonly LoadedRow[]): { groups: Group[]; total: Group } {
  const groups = new Map<string, Group>();
  let total: Group = { bucket: null, keys: [], values: [null, null] };
  for (const row of rows) {
    if (row.level === "total") total = merge(total, row);
    else {
      const id = JSON.stringify([row.bucket, row.keys]);
      groups.set(id, merge(groups.get(id) ?? { bucket: row.bucket, keys: row.keys, values: [null, null] }, row));
    }
  }
  return { groups: [...groups.values()], total };
}

function merge(group: Group, { range, values }: LoadedRow): Group {
  const [period, other] = group.values;
  return {
    ...group,
    values: range === 0 ? [{ ...period, ...values }, other] : [period, { ...other, ...values }],
  };
}
