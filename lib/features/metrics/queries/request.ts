import type { Reach } from "@/lib/auth/scope";
import type { Dimension, TimeDimension } from "@/lib/metrics/dimensions";
import type { MeasureValues } from "@/lib/metrics/measure-value";
import type { MeasureId } from "@/lib/metrics/measures";
import type { FiscalCalendar } from "@/lib/values/period";
import type { Range } from "./ranges";

/** A filter whose names have become ids: rows whose key is one of these, or that have none; or that have any. */
export type ResolvedFilter =
  | { readonly dimension: Dimension; readonly kind: "ids"; readonly ids: readonly number[]; readonly orNone: boolean }
  | {
      readonly dimension: Dimension;
      readonly kind: "texts";
      readonly texts: readonly string[];
      readonly orNone: boolean;
    }
  | { readonly dimension: Dimension; readonly kind: "any"; readonly orNone: boolean };

/** What to load of one fact table. */
export type FactRequest = {
  readonly measures: readonly MeasureId[];
  /** What to group by beside time. */
  readonly by: readonly Dimension[];
  readonly unit: TimeDimension | null;
  readonly ranges: readonly Range[];
  readonly filters: readonly ResolvedFilter[];
  readonly reach: Reach;
  readonly calendar: FiscalCalendar;
  /** The only customers that the filters can let through, where they were looked up before. */
  readonly customers?: readonly number[] | undefined;
  /** Nobody asks for the totals of what is grouped. */
  readonly rowsOnly?: boolean;
  /** Notes may name no rep: who asks sees pay in total only. */
  readonly nameless?: boolean | undefined;
};

/** An entity's id, a text or choice, or null for rows without one. */
export type KeyPart = number | string | null;

/** The measures of one group of a range; in a total the keys are empty and the bucket is null. */
export type LoadedRow = {
  readonly level: "row" | "total";
  readonly range: 0 | 1;
  /** The place of the time bucket in its range, from 0; null without a unit. */
  readonly bucket: number | null;
  readonly keys: readonly KeyPart[];
  readonly values: MeasureValues;
};
