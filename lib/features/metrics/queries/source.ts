import type { Sql } from "@/lib/db/sql";
import type { MeasureId } from "@/lib/metrics/measures";
import type { Columns, Join } from "./columns";
import type { Days } from "./days";
import type { Range } from "./ranges";
import type { FactRequest } from "./request";

/** How a measure is aggregated: its value, a text that says why it is not known (null when it is), and one to read it by. */
export type MeasureSql = { readonly value: Sql; readonly unknown?: Sql; readonly note?: Sql };

export type Measures = Readonly<Partial<Record<MeasureId, MeasureSql>>>;

/** The rows that measures are counted from, in one range. */
export type Source = {
  /** The table with its alias. */
  readonly table: Sql;
  /** Joins that measures need whatever is asked. */
  readonly joins: readonly Join[];
  readonly columns: Columns;
  readonly where: Sql;
  /** The place of a row's time bucket; null where the source has no time. */
  readonly bucket: Sql | null;
  /** The bucket after the last one that a row is in, for stocks that are in several. */
  readonly bucketEnd?: Sql;
  readonly measures: Measures;
  /** Whether a row makes a sum unknown, where no other row can: while none does, nobody asks why. */
  readonly doubt?: Sql;
  /** What of the request's filters and reach is still to be applied, when the table already holds some of it. */
  readonly remaining?: Pick<FactRequest, "filters" | "reach">;
};

export type Level = "row" | "total";

/** A source whose rows lie in one range or the other. */
export type DatedSource = Source & { readonly range: Sql };

type Dated = (request: FactRequest, days: Days, level: Level) => DatedSource;
type Spanned = (request: FactRequest, range: Range, level: Level) => Source;

/** How a fact is read. */
export type FactSource =
  | { readonly kind: "dated"; readonly of: Dated }
  | { readonly kind: "spanned"; readonly of: Spanned };

/** A fact whose rows have a date of their own: both ranges are read in one pass. */
export const dated = (of: Dated) => ({ kind: "dated", of }) as const;

/** A fact whose rows stand for a span, or as of its end: each range is read by itself. */
export const spanned = (of: Spanned) => ({ kind: "spanned", of }) as const;
