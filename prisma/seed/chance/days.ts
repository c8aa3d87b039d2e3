import {
  addMonths,
  type CalendarDate,
  dateOf,
  fromDayNumber,
  isoWeekday,
  toDayNumber,
} from "@/lib/values/calendar-date";

const dates = new Map<number, CalendarDate>();

/** The date of a day number (days since 1970-01-01), remembered because rows ask for the same days again and again. */
export function dateText(day: number): CalendarDate {
  let date = dates.get(day);
  if (!date) {
    date = fromDayNumber(day);
    dates.set(day, date);
  }
  return date;
}

/** The day number `months` after `day`. */
export function monthsAfter(day: number, months: number): number {
  return toDayNumber(addMonths(dateText(day), months));
}

/** Monday 1 … Sunday 7. */
export function weekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The nearest day on or after `day` that is a working day. */
export function workingDay(day: number): number {
  const late = weekday(day) - 5;
  return late > 0 ? day + 3 - late : day;
}

/** The last `count` times that the month and day came round, up to `today`; the latest first. */
export function lastOccurrences(today: number, month: number, dayOfMonth: number, count: number): number[] {
  const year = Number(dateText(today).slice(0, 4));
  const first = toDayNumber(dateOf(year, month, dayOfMonth)) <= today ? year : year - 1;
  return Array.from({ length: count }, (_, back) => toDayNumber(dateOf(first - back, month, dayOfMonth)));
}

/** First days of the months from that of `from` to that of `to`. */
export function monthStarts(from: number, to: number): number[] {
  const starts: number[] = [];
  const first = toDayNumber(`${dateText(from).slice(0, 7)}-01` as CalendarDate);
  for (let start = first; start <= to; start = monthsAfter(first, starts.length)) starts.push(start);
  return starts;
}

/** The first Monday on or after `day`. */
export function mondayFrom(day: number): number {
  return day + ((8 - isoWeekday(dateText(day))) % 7);
}
