import { formatDate } from "@/lib/format/date";
import type { CalendarDate } from "@/lib/values/calendar-date";

/** Why nobody can be on a plan on a day before its first version, and which day would be accepted; `begins` is null for one without a version. */
export function notBegun(plan: string, begins: CalendarDate | null): string {
  if (begins === null) return `${plan} has no version, so nobody can be on it`;
  return `${plan} begins on ${formatDate(begins)}, and nobody can be on it before; that day or later would be accepted`;
}
