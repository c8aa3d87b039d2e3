import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Money } from "@/lib/values/money";
import type { ComparisonKind, Period } from "@/lib/values/period";
import type { Dimension } from "./dimensions";
import type { MetricId } from "./registry";

export type { IntervalKind, MetricArea, MetricDefinition, MetricUnit, RowsBehind } from "./definition";
export type { Dimension, TimeDimension } from "./dimensions";
export type { MetricId } from "./registry";

/** One figure. A null value has its reason in `note`. */
export type MetricCell = {
  /** Money for money and money a day; a share, ratio or count is an unrounded number. */
  readonly value: Money | number | null;
  /** 95 % interval, in the value's own unit. */
  readonly interval?: readonly [number, number];
  /** Observations behind the value, where it is a share or a statistic of counted things. */
  readonly n?: number;
  readonly note?: string;
  /** What a composed figure is made of. */
  readonly parts?: readonly { readonly label: string; readonly value: number }[];
};

export type MetricCells = Readonly<Partial<Record<MetricId, MetricCell>>>;

/** Rows where the dimension has one of the values: an id, or a name; `(none)` for rows without one, `(any)` for all others. */
export type MetricFilter = {
  readonly dimension: Dimension;
  readonly values: readonly string[];
  /** The values of an entity are ids that were looked up before; they are not looked up again. */
  readonly known?: true;
};

export type MetricQuery = {
  readonly metrics: readonly MetricId[];
  readonly by: readonly Dimension[];
  readonly period: Period;
  readonly compare?: ComparisonKind;
  /** What is known and elapsed: facts after this day are left out. Default: the scope's today. */
  readonly asOf?: CalendarDate;
  readonly filters: readonly MetricFilter[];
  /** With exactly one time dimension: a row for every bucket of the period that has begun, facts or not. */
  readonly fill?: boolean;
  /** The rows alone: totals, which may cost a reading of their own, stay empty. */
  readonly rowsOnly?: true;
};

export type EntityKey = { readonly id: string; readonly name: string };

/** An entity or text as id and name, a time bucket as its key (`2026-Q1`), null for facts without one. */
export type DimensionKey = EntityKey | string | null;

export type MetricRow = {
  readonly key: Readonly<Partial<Record<Dimension, DimensionKey>>>;
  /** The bucket's days inside the queried period, when the row is one of a time dimension. */
  readonly span?: Period;
  readonly cells: MetricCells;
  /** The comparison period's cells; time buckets are matched by their place in the period. */
  readonly previous?: MetricCells;
};

export type MetricResult = {
  readonly query: MetricQuery;
  /** The other period, cut to the same elapsed length while `query.period` is running. */
  readonly comparisonPeriod: Period | null;
  readonly running: boolean;
  readonly rows: readonly MetricRow[];
  readonly total: MetricCells;
  readonly previousTotal?: MetricCells;
  /** Why values are null, which metrics still mature, what was left out. */
  readonly notes: readonly string[];
};
