import {
  addDays,
  addMonths,
  type CalendarDate,
  dateOf,
  dateParts,
  daysBetween,
  isoWeekday,
  maxDate,
  minDate,
} from "./calendar-date";
import { ValueError } from "./value-error";

/** A half-open span of business days: `from` is in it, `to` is not. */
export type Period = { readonly from: CalendarDate; readonly to: CalendarDate };

/** How an organisation cuts its time: the month its fiscal year starts in (1–12) and the weekday its week starts on (ISO, 1 = Monday). */
export type FiscalCalendar = { readonly fiscalYearStartMonth: number; readonly weekStart: number };

/** The calendar units that a period can be cut into. */
export type CalendarUnit = "day" | "week" | "month" | "quarter" | "half" | "year";

/** Makes a period. Throws ValueError unless `from` is before `to`. */
export function period(from: CalendarDate, to: CalendarDate): Period {
  if (from >= to) throw new ValueError(`a period ends after it begins: ${from} to ${to} (exclusive) is empty`);
  return { from, to };
}

/** Days in the period. */
export function lengthInDays({ from, to }: Period): number {
  return daysBetween(from, to);
}

/** Whether the day lies in the period. */
export function contains({ from, to }: Period, date: CalendarDate): boolean {
  return from <= date && date < to;
}

/** The days both periods share, or null. */
export function intersection(a: Period, b: Period): Period | null {
  const from = maxDate(a.from, b.from);
  const to = minDate(a.to, b.to);
  return from < to ? { from, to } : null;
}

/** First day of the calendar unit that holds `date`; quarters, halves and years follow the fiscal year. */
export function startOf(unit: CalendarUnit, date: CalendarDate, calendar: FiscalCalendar): CalendarDate {
  const { year, month } = dateParts(date);
  switch (unit) {
    case "day":
      return date;
    case "week":
      return addDays(date, -((isoWeekday(date) - calendar.weekStart + 7) % 7));
    case "month":
      return dateOf(year, month, 1);
    case "quarter":
    case "half":
    case "year": {
      const sinceStart = (month - calendar.fiscalYearStartMonth + 12) % 12;
      return addMonths(dateOf(year, month, 1), -(sinceStart % monthsIn(unit)));
    }
  }
}

/** The whole calendar unit that holds `date`. */
export function unitAround(unit: CalendarUnit, date: CalendarDate, calendar: FiscalCalendar): Period {
  const from = startOf(unit, date, calendar);
  return { from, to: nextStart(unit, from) };
}

/** The calendar units that touch the period, in order, each whole. */
export function unitsIn(unit: CalendarUnit, { from, to }: Period, calendar: FiscalCalendar): Period[] {
  const units: Period[] = [];
  for (let at = startOf(unit, from, calendar); at < to; at = nextStart(unit, at))
    units.push({ from: at, to: nextStart(unit, at) });
  return units;
}

function nextStart(unit: CalendarUnit, from: CalendarDate): CalendarDate {
  if (unit === "day") return addDays(from, 1);
  return unit === "week" ? addDays(from, 7) : addMonths(from, monthsIn(unit));
}

function monthsIn(unit: "month" | "quarter" | "half" | "year"): number {
  return { month: 1, quarter: 3, half: 6, year: 12 }[unit];
}

/**
 * The key of a time bucket: `2026-01-31`, `2026-W05` (ISO 8601 week of the bucket's fourth day), `2026-01`, `2026-Q1`, `2026`.
 * A fiscal year has the number of the calendar year it ends in, as is usual; a year from January keeps its own.
 */
export function bucketKey(unit: Exclude<CalendarUnit, "half">, start: CalendarDate, calendar: FiscalCalendar): string {
  const { year } = dateParts(start);
  switch (unit) {
    case "day":
      return start;
    case "week": {
      const thursday = addDays(start, 3);
      const weekYear = dateParts(thursday).year;
      const week = Math.floor(daysBetween(dateOf(weekYear, 1, 1), thursday) / 7) + 1;
      return `${weekYear}-W${String(week).padStart(2, "0")}`;
    }
    case "month":
      return start.slice(0, 7);
    case "quarter": {
      const yearStart = startOf("year", start, calendar);
      const quarter = Math.floor(monthsBetween(yearStart, start) / 3) + 1;
      return `${fiscalYearOf(yearStart)}-Q${quarter}`;
    }
    case "year":
      return String(calendar.fiscalYearStartMonth === 1 ? year : fiscalYearOf(start));
  }
}

function fiscalYearOf(yearStart: CalendarDate): number {
  return dateParts(addDays(addMonths(yearStart, 12), -1)).year;
}

function monthsBetween(from: CalendarDate, to: CalendarDate): number {
  const [a, b] = [dateParts(from), dateParts(to)];
  return (b.year - a.year) * 12 + b.month - a.month;
}

/** Whole days of the period that have begun by `asOf`, that day counted: 0 before it begins, all of them after it ends. */
export function elapsedDays(span: Period, asOf: CalendarDate): number {
  return Math.min(Math.max(daysBetween(span.from, asOf) + 1, 0), lengthInDays(span));
}

/** Whether the period has begun and its last day is not over: `asOf` lies in it. */
export function isRunning(span: Period, asOf: CalendarDate): boolean {
  return contains(span, asOf);
}

/** What a period is compared with. */
export type ComparisonKind = "previous" | "year";

/**
 * The period that `span` is compared with: the calendar unit before it (or, for a span that is no whole unit, as many days before it), or
 * the same dates a year earlier. While `span` is running its comparison is cut to the same elapsed length.
 */
export function comparisonPeriod(
  span: Period,
  kind: ComparisonKind,
  calendar: FiscalCalendar,
  asOf: CalendarDate,
): Period {
  const whole = kind === "year" ? shiftYear(span) : previousPeriod(span, calendar);
  if (!isRunning(span, asOf)) return whole;
  return { from: whole.from, to: minDate(whole.to, addDays(whole.from, elapsedDays(span, asOf))) };
}

/** The span of the same kind right before this one: the previous month for a month, else as many days as this one has. */
export function previousPeriod(span: Period, calendar: FiscalCalendar): Period {
  const unit = wholeUnit(span, calendar);
  if (unit) return unitAround(unit, addDays(span.from, -1), calendar);
  return { from: addDays(span.from, -lengthInDays(span)), to: span.from };
}

/** The span of the same kind right after this one. */
export function nextPeriod(span: Period, calendar: FiscalCalendar): Period {
  const unit = wholeUnit(span, calendar);
  if (unit) return unitAround(unit, span.to, calendar);
  return { from: span.to, to: addDays(span.to, lengthInDays(span)) };
}

/** The calendar unit that the span is exactly one of, or null. */
export function wholeUnit(span: Period, calendar: FiscalCalendar): CalendarUnit | null {
  const units: CalendarUnit[] = ["year", "half", "quarter", "month", "week", "day"];
  return (
    units.find((unit) => {
      const whole = unitAround(unit, span.from, calendar);
      return whole.from === span.from && whole.to === span.to;
    }) ?? null
  );
}

function shiftYear({ from, to }: Period): Period {
  const end = addMonths(to, -12);
  const endsBeforeLeapDay = dateParts(end).day !== dateParts(to).day;
  return { from: addMonths(from, -12), to: endsBeforeLeapDay ? addDays(end, 1) : end };
}

/** Whether the period begins with a month and ends with one, or goes on past the last day known. */
export function isOfWholeMonths({ from, to }: Period, asOf: CalendarDate): boolean {
  return dateParts(from).day === 1 && (dateParts(to).day === 1 || to > asOf);
}
