import type { CalendarDate } from "@/lib/values/calendar-date";

/** A limited-time offer; both days inclusive. */
export type Promotion = {
  readonly id: number;
  readonly name: string;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
};
