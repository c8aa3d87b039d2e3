import { formatDate } from "@/lib/format/date";
import { addDays, type CalendarDate } from "@/lib/values/calendar-date";

const BEGINNING = "0001-01-01";

/** A first day in words; plans' first versions hold from the beginning of time. */
export function since(day: CalendarDate): string {
  return day === BEGINNING ? "the beginning" : formatDate(day);
}

/** The last day before an exclusive end. */
export function lastDay(to: CalendarDate): string {
  return formatDate(addDays(to, -1));
}
