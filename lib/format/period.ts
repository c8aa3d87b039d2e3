import { addDays, addMonths, type CalendarDate, dateParts, minDate } from "@/lib/values/calendar-date";
import {
  bucketKey,
  type ComparisonKind,
  elapsedDays,
  type FiscalCalendar,
  isRunning,
  lengthInDays,
  type Period,
  previousPeriod,
  startOf,
  wholeUnit,
} from "@/lib/values/period";
import { formatDate, formatMonth, monthName } from "./date";
import { NBSP } from "./locale";

/** First to last day, both named: `1 Oct – 23 Nov`. The years are said unless both are that of `today`. */
export function formatSpan({ from, to }: Period, today?: CalendarDate): string {
  const last = addDays(to, -1);
  if (last <= from) return formatDate(from, today);
  const sameYear = dateParts(from).year === dateParts(last).year;
  return `${formatDate(from, today ?? (sameYear ? from : undefined))} – ${formatDate(last, today)}`;
}

/** The days of a period that have begun: up to and with `today` while it runs. */
export function elapsedSpan(span: Period, today: CalendarDate): Period {
  return isRunning(span, today) ? { from: span.from, to: minDate(span.to, addDays(today, 1)) } : span;
}

/** A whole unit by its name (`Q4 2026`, `November 2026`, `2026`, `FY 2027`), any other span by its days. */
export function formatPeriodName(span: Period, calendar: FiscalCalendar): string {
  const fiscal = calendar.fiscalYearStartMonth !== 1;
  switch (wholeUnit(span, calendar)) {
    case "year":
      return `${fiscal ? `FY${NBSP}` : ""}${bucketKey("year", span.from, calendar)}`;
    case "half":
      return formatSpan(span);
    case "quarter": {
      const [year, quarter] = bucketKey("quarter", span.from, calendar).split("-");
      return `${quarter}${NBSP}${fiscal ? "FY" : ""}${year}`;
    }
    case "month":
      return formatMonth(span.from);
    case "week":
      return `Week of ${formatDate(span.from)}`;
    case "day":
      return formatDate(span.from);
    case null:
      return formatSpan(span);
  }
}

/** The name cut to what a label beside `reference` needs: `Q3` in the same year, `Oct`, else with its year. */
export function formatPeriodShort(span: Period, calendar: FiscalCalendar, reference?: CalendarDate): string {
  const unit = wholeUnit(span, calendar);
  const sameFiscalYear =
    reference &&
    bucketKey("year", startOf("year", reference, calendar), calendar) ===
      bucketKey("year", startOf("year", span.from, calendar), calendar);
  if (unit === "quarter" && sameFiscalYear) return bucketKey("quarter", span.from, calendar).split("-")[1] ?? "";
  if (unit === "month")
    return reference?.slice(0, 4) === span.from.slice(0, 4)
      ? monthName(dateParts(span.from).month)
      : formatMonth(span.from, "short");
  if (unit === null || unit === "half") return formatSpan(span, reference);
  return formatPeriodName(span, calendar);
}

/** What a period is compared with, in words: `Q3`, or `same days of Q3` while it runs. */
export function formatComparison(
  span: Period,
  kind: ComparisonKind,
  calendar: FiscalCalendar,
  today: CalendarDate,
): string {
  const other =
    kind === "year" ? { from: addMonths(span.from, -12), to: addMonths(span.to, -12) } : previousPeriod(span, calendar);
  const name = formatPeriodShort(other, calendar, kind === "year" ? undefined : span.from);
  const partial = isRunning(span, today) && elapsedDays(span, today) < lengthInDays(span);
  return partial ? `same days of ${name}` : name;
}

/** The label of a time bucket's key on an axis: `2026-11` → `Nov`; the year is added where `withYear`. */
export function formatBucket(key: string, withYear = false): string {
  const tail = (year: string) => (withYear ? `${NBSP}${year}` : "");
  const match = /^(\d{4})(?:-(?:W(\d{2})|Q(\d)|(\d{2})(?:-(\d{2}))?))?$/.exec(key);
  if (!match) return key;
  const [, year = "", week, quarter, month, day] = match;
  if (week) return `W${Number(week)}${tail(year)}`;
  if (quarter) return `Q${quarter}${tail(year)}`;
  if (day) return `${Number(day)}${NBSP}${monthName(Number(month))}${tail(year)}`;
  return month ? `${monthName(Number(month))}${tail(year)}` : year;
}
