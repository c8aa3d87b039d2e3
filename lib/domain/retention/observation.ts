import { addDays, type CalendarDate, minDate } from "@/lib/values/calendar-date";

/** What can be seen: facts before `to` (exclusive) that were known on `asOf` (that day's included). */
export type Observation = { readonly to: CalendarDate; readonly asOf: CalendarDate };

/** The first day that is not seen. */
export function knownUntil({ to, asOf }: Observation): CalendarDate {
  return minDate(to, addDays(asOf, 1));
}

/**
 * The last moment at which something is over: what ends (exclusively) on or before it is, what holds `asOf` is still
 * running.
 */
export function overBy({ to, asOf }: Observation): CalendarDate {
  return minDate(to, asOf);
}
