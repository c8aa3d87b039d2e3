import type { Branded } from "./ids";
import { ValueError } from "./value-error";

/** A business day in the organisation's calendar, as `YYYY-MM-DD`. Compares correctly as text. */
export type CalendarDate = Branded<string, "CalendarDate">;

const DAY_MS = 86_400_000;

/** The first day there is: what holds from it has always held. */
export const BEGINNING = "0001-01-01" as CalendarDate;

/** Reads `YYYY-MM-DD`. Throws ValueError on another shape or a day that does not exist. */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new ValueError(`"${text}" is not a date such as 2026-01-31`);
  return text;
}

/** Whether the text is an existing day as `YYYY-MM-DD`. */
export function isCalendarDate(text: string): text is CalendarDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Makes a date from its parts; `month` counts from 1. Throws ValueError on a day that does not exist. */
export function dateOf(year: number, month: number, day: number): CalendarDate {
  return calendarDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

/** Year, month (from 1) and day. */
export function dateParts(date: CalendarDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Days since 1970-01-01. */
export function toDayNumber(date: CalendarDate): number {
  const { year, month, day } = dateParts(date);
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  return Math.round(moment.getTime() / DAY_MS);
}

/** The date that many days after 1970-01-01. */
export function fromDayNumber(days: number): CalendarDate {
  const moment = new Date(days * DAY_MS);
  return dateOf(moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate());
}

/** The date `days` later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** The date `months` later; a day the month does not have becomes its last day. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = dateParts(date);
  const index = year * 12 + (month - 1) + months;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return dateOf(y, m, Math.min(day, daysInMonth(y, m)));
}

/** Days from `from` to `to` (negative when `to` is earlier). */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** Day of the week by ISO 8601: Monday 1 … Sunday 7. */
export function isoWeekday(date: CalendarDate): number {
  return ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** The earlier of two dates. */
export function minDate(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b;
}

/** The later of two dates. */
export function maxDate(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b;
}

/** Days of a month; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
