import type { RunMonth } from "@/lib/features/commissions/types";
import { businessDay } from "@/lib/format/time-zone";
import type { CalendarDate } from "@/lib/values/calendar-date";

/** What is said of a month whose statements may still change. */
export const NOT_LOCKED = "not locked yet";

/** How far a month is: `18 of 24 approved`. */
export function monthState({ lockedAt, statements, open, approved }: RunMonth): string {
  if (lockedAt !== null) return "locked";
  if (open === statements) return "open";
  return `${approved} of ${statements} approved`;
}

/** The day on which a month was locked, by the clocks of a time zone; null while it is not. */
export function lockDay({ lockedAt }: Pick<RunMonth, "lockedAt">, timeZone: string): CalendarDate | null {
  return lockedAt && businessDay(lockedAt, timeZone);
}
