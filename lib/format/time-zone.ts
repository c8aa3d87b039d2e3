import { type CalendarDate, calendarDate } from "@/lib/values/calendar-date";

const formatters = new Map<string, Intl.DateTimeFormat>();

function wallClock(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

function partsAt(moment: Date, timeZone: string): Record<string, string> {
  return Object.fromEntries(
    wallClock(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
}

/** Whether the text names an IANA time zone that this machine knows, such as `Europe/Berlin`. */
export function isTimeZone(text: string): boolean {
  try {
    wallClock(text);
    return true;
  } catch {
    return false;
  }
}

/** The business day that a moment falls on in a time zone. */
export function businessDay(moment: Date, timeZone: string): CalendarDate {
  const { year, month, day } = partsAt(moment, timeZone);
  return calendarDate(`${year?.padStart(4, "0")}-${month}-${day}`);
}

/**
 * The moment at which clocks of a time zone show `wall` (read as if it were UTC). A time that clocks skip becomes the one they jump to;
 * a time they show twice is the first.
 */
export function momentOfWallClock(wall: Date, timeZone: string): Date {
  const offsetAt = (moment: Date): number => {
    const { year, month, day, hour, minute, second } = partsAt(moment, timeZone);
    const shown = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
    return shown - Math.floor(moment.getTime() / 1000) * 1000;
  };
  const before = offsetAt(new Date(wall.getTime() - 86_400_000));
  const after = offsetAt(new Date(wall.getTime() + 86_400_000));
  const fits = [before, after]
    .map((offset) => new Date(wall.getTime() - offset))
    .filter((at) => offsetAt(at) === wall.getTime() - at.getTime());
  return fits.sort((a, b) => a.getTime() - b.getTime())[0] ?? new Date(wall.getTime() - before);
}
