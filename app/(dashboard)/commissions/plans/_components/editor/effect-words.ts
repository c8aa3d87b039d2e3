import { formatDate, formatLastDay } from "@/lib/format/date";
import type { CalendarDate } from "@/lib/values/calendar-date";

type Effect = {
  readonly today: CalendarDate;
  readonly isNew: boolean;
  /** The earliest first. */
  readonly versionDays: readonly CalendarDate[];
};

/** What storing a version from a day does, beside the day. */
export function effectWords(from: string, { today, isNew, versionDays }: Effect): string {
  const [first] = versionDays;
  if (from === "") {
    if (isNew) return "Blank: from the beginning.";
    return first && first > today ? `Blank: from ${formatDate(first)}, when the plan begins.` : "Blank: from today.";
  }
  const next = versionDays.find((day) => day > from);
  const said = [
    versionDays.some((day) => day === from) && "Replaces the version that begins on this day.",
    first && from < first && `The plan would begin then, and not on ${formatDate(first)}.`,
    from >= today
      ? "For deals won from this day on."
      : "This day is past: deals won since then are computed anew. Locked months stay as they are; the differences come on the next open statements.",
    next && `It holds until ${formatLastDay(next)}; the version after it stays.`,
  ];
  return said.filter(Boolean).join(" ");
}
