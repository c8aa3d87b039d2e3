import { toNumber } from "@/lib/format/metric";
import type { MetricId, MetricResult } from "@/lib/metrics/types";
import { addDays, addMonths, type CalendarDate, minDate } from "@/lib/values/calendar-date";
import { type FiscalCalendar, type Period, unitAround } from "@/lib/values/period";

/** The twelve months that end with the period's, or with this one while it runs. */
export function trendPeriod(span: Period, today: CalendarDate, calendar: FiscalCalendar): Period {
  const last = unitAround("month", minDate(addDays(span.to, -1), today), calendar);
  return { from: addMonths(last.from, -11), to: last.to };
}

/** One metric's values of a result by time, as bare numbers for a line. */
export function trendOf(result: MetricResult | undefined, id: MetricId): (number | null)[] | undefined {
  return result?.rows.map(({ cells }) => toNumber(cells[id]?.value));
}
