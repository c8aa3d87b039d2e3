import { addMonths, type CalendarDate, toDayNumber } from "@/lib/values/calendar-date";
import { bucketKey, startOf } from "@/lib/values/period";
import { FISCAL_CALENDAR } from "../company/organisation";
import { dateText } from "./days";

/** A fiscal quarter; index 0 holds today, −1 is the one before. `to` is exclusive. */
export type Quarter = { readonly index: number; readonly from: number; readonly to: number; readonly key: string };

/** When the sample company's history plays, in day numbers. */
export type Timeline = {
  readonly today: number;
  /** First day that deals are closed on: twelve whole quarters before the running one. */
  readonly start: number;
  /** First day of leads, so that the first quarter has deals to close. */
  readonly leadsFrom: number;
  /** Twelve whole quarters, the running one, and the next. */
  readonly quarters: readonly Quarter[];
};

const HISTORY_QUARTERS = 12;
const LEAD_IN_DAYS = 110;

/** The timeline that ends today. */
export function timelineUpTo(today: CalendarDate): Timeline {
  const running = startOf("quarter", today, FISCAL_CALENDAR);
  const quarters = Array.from({ length: HISTORY_QUARTERS + 2 }, (_, position) => {
    const index = position - HISTORY_QUARTERS;
    const from = addMonths(running, index * 3);
    const to = addMonths(running, index * 3 + 3);
    return { index, from: toDayNumber(from), to: toDayNumber(to), key: bucketKey("quarter", from, FISCAL_CALENDAR) };
  });
  const start = toDayNumber(addMonths(running, -HISTORY_QUARTERS * 3));
  return { today: toDayNumber(today), start, leadsFrom: start - LEAD_IN_DAYS, quarters };
}

/** How far the company has grown: 0 at the start of history, 1 today. */
export function progressAt(timeline: Timeline, day: number): number {
  return Math.min(1, Math.max(0, (day - timeline.start) / Math.max(1, timeline.today - timeline.start)));
}

/** The quarter that holds the day. Throws RangeError outside the timeline. */
export function quarterAt(timeline: Timeline, day: number): Quarter {
  const quarter = timeline.quarters.find(({ from, to }) => from <= day && day < to);
  if (!quarter) throw new RangeError(`${dateText(day)} is outside the sample company's history`);
  return quarter;
}
