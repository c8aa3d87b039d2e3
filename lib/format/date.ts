import { addDays, BEGINNING, type CalendarDate, dateParts } from "@/lib/values/calendar-date";
import { LOCALE, NBSP, NO_VALUE } from "./locale";

const monthNames = { short: monthsIn("short"), long: monthsIn("long") };

function monthsIn(width: "short" | "long"): string[] {
  const formatter = new Intl.DateTimeFormat(LOCALE, { month: width, timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => formatter.format(Date.UTC(2026, month, 1)));
}

/** The month's name: `Nov` or `November`; counts from 1. */
export function monthName(month: number, width: "short" | "long" = "short"): string {
  return monthNames[width][month - 1] ?? NO_VALUE;
}

/** From Monday, as ISO 8601 counts them. */
export const WEEKDAYS: readonly string[] = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
];

/** A business day: `23 Nov 2026`; without the year where it is that of `today`. */
export function formatDate(date: CalendarDate | null, today?: CalendarDate): string {
  if (date === null) return NO_VALUE;
  const { year, month, day } = dateParts(date);
  const short = `${day}${NBSP}${monthName(month)}`;
  return today && dateParts(today).year === year ? short : `${short}${NBSP}${year}`;
}

/** The day something holds from: `23 Nov 2026`, or `the beginning` for what has always held. */
export function formatFirstDay(date: CalendarDate): string {
  return date === BEGINNING ? "the beginning" : formatDate(date);
}

/** The last day before an exclusive end: `23 Nov 2026`. */
export function formatLastDay(to: CalendarDate): string {
  return formatDate(addDays(to, -1));
}

/** A month: `November 2026`, or short `Nov 2026`. */
export function formatMonth(date: CalendarDate, width: "short" | "long" = "long"): string {
  const { year, month } = dateParts(date);
  return `${monthName(month, width)}${NBSP}${year}`;
}

/** A moment on the clocks of a time zone: `23 Nov 2026, 14:03`. */
export function formatMoment(moment: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(LOCALE, {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(moment);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? "";
  return `${part("day")}${NBSP}${part("month")}${NBSP}${part("year")}, ${part("hour")}:${part("minute")}`;
}

/** How long something took: `0.4 s`, `12 s`, `1 min 20 s`, `2 h 5 min`. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)}${NBSP}s`;
  if (seconds < 59.5) return `${Math.round(seconds)}${NBSP}s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return pair(Math.floor(whole / 60), "min", whole % 60, "s");
  const minutes = Math.round(seconds / 60);
  return pair(Math.floor(minutes / 60), "h", minutes % 60, "min");
}

function pair(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${big}${NBSP}${bigUnit}` : `${big}${NBSP}${bigUnit} ${small}${NBSP}${smallUnit}`;
}
