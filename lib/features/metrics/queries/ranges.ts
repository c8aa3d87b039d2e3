import type { TimeDimension } from "@/lib/metrics/dimensions";
import type { MetricQuery } from "@/lib/metrics/types";
import { addDays, type CalendarDate, minDate } from "@/lib/values/calendar-date";
import {
  bucketKey,
  comparisonPeriod,
  type FiscalCalendar,
  intersection,
  isRunning,
  type Period,
  unitsIn,
} from "@/lib/values/period";

/** The days that a query is about (index 0) or compares with (index 1), and how much of them is known. */
export type Range = {
  readonly index: 0 | 1;
  /** All its days, cut to nothing. */
  readonly span: Period;
  /** The last day known: for the comparison of a running period, as many days in as the period is. */
  readonly asOf: CalendarDate;
  /** The first day not counted: the span's end, or the day after `asOf`. On or before the begin while the span has not begun. */
  readonly until: CalendarDate;
};

/** A calendar unit's days inside a range. */
export type Bucket = { readonly key: string; readonly span: Period };

/** The range of a query's period and, where it compares, of the other one. */
export function rangesOf(
  { period, compare }: Pick<MetricQuery, "period" | "compare">,
  asOf: CalendarDate,
  calendar: FiscalCalendar,
): Range[] {
  const current = rangeOf(0, period, asOf);
  if (!compare) return [current];
  const whole = comparisonPeriod(period, compare, calendar, addDays(period.from, -1));
  if (!isRunning(period, asOf)) return [current, rangeOf(1, whole, asOf)];
  const cut = comparisonPeriod(period, compare, calendar, asOf);
  return [current, rangeOf(1, whole, minDate(addDays(cut.to, -1), asOf))];
}

function rangeOf(index: 0 | 1, span: Period, asOf: CalendarDate): Range {
  return { index, span, asOf, until: minDate(span.to, addDays(asOf, 1)) };
}

/** The comparison's days as they are shown: cut to the elapsed length while the period is running. */
export function shownPeriod({ span, until }: Range): Period {
  return until > span.from ? { from: span.from, to: until } : span;
}

/** The buckets of a range in order, those that have begun first; without a unit the whole span is the only one. */
export function bucketsOf(range: Range, unit: TimeDimension | null, calendar: FiscalCalendar): Bucket[] {
  if (unit === null) return [{ key: "", span: range.span }];
  return unitsIn(unit, range.span, calendar).map((whole) => ({
    key: bucketKey(unit, whole.from, calendar),
    span: intersection(whole, range.span) ?? whole,
  }));
}
