import type { CalendarDate } from "@/lib/values/calendar-date";

type Effect = {
  readonly today: CalendarDate;
  readonly isNew: boolean;
  readonly versionDays: readonly CalendarDate[];
};

/** What storing a version from a day does, beside the day. */
export function effectWords(from: string, { today, isNew, versionDays }: Effect): string {
  if (from === "") return isNew ? "Blank: from the beginning." : "Blank: from today.";
  const replaces = versionDays.some((day) => day === from) ? "Replaces the version that begins on this day. " : "";
  if (from >= today) return `${replaces}For deals won from this day on.`;
  return `${replaces}This day is past: deals won since then are computed anew. Locked months stay as they are; the differences come on the next open statements.`;
}
