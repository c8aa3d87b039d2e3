import { addDays, type CalendarDate, dateParts, toDayNumber } from "@/lib/values/calendar-date";
import { type FiscalCalendar, startOf } from "@/lib/values/period";
import { knownUntil, type Observation, overBy } from "./observation";

/** The calendar units a cohort can be cut into; quarters follow the fiscal year, weeks the organisation's weekday. */
export type CohortUnit = "week" | "month" | "quarter";

/** How cohorts are cut and how far they are seen. */
export type CohortView = Observation & { readonly unit: CohortUnit; readonly calendar: FiscalCalendar };

/**
 * The columns of a cohort table, as bucket numbers: `last` is the last one to show, cells from `open` on are not over
 * yet.
 */
export type CohortColumns = { readonly last: number; readonly open: number };

/**
 * Numbers the buckets of a unit in order of time; the difference of two numbers is how many buckets lie between them.
 */
export function bucketNumbering(unit: CohortUnit, calendar: FiscalCalendar): (date: CalendarDate) => number {
  const numbers = new Map<CalendarDate, number>();
  return (date) => {
    const known = numbers.get(date);
    if (known !== undefined) return known;
    const number = bucketNumber(unit, startOf(unit, date, calendar));
    numbers.set(date, number);
    return number;
  };
}

/** The columns that a view has. */
export function cohortColumns(view: CohortView): CohortColumns {
  const numberOf = bucketNumbering(view.unit, view.calendar);
  return { last: numberOf(addDays(knownUntil(view), -1)), open: numberOf(overBy(view)) };
}

function bucketNumber(unit: CohortUnit, start: CalendarDate): number {
  if (unit === "week") return Math.floor(toDayNumber(start) / 7);
  const { year, month } = dateParts(start);
  const months = year * 12 + month - 1;
  return unit === "month" ? months : Math.floor(months / 3);
}
