import { addDays, type CalendarDate } from "@/lib/values/calendar-date";
import { type Ppm, percentOf } from "@/lib/values/percentage";
import type { Deal } from "./facts";
import type { Holdback } from "./plan";

/** How much of an entry is kept back, and from which day it is free; null: not yet known. */
export type Hold = { readonly percent: Ppm; readonly freeOn: CalendarDate | null };

/** The hold on what a deal earns: until days have passed since its credit date, or until its invoice is paid in full. */
export function holdOf(holdback: Holdback | null, deal: Deal, creditDate: CalendarDate): Hold | null {
  if (holdback === null) return null;
  const { percent, until } = holdback;
  return { percent, freeOn: until === "paid" ? paidInFullOn(deal) : addDays(creditDate, until.days) };
}

/** What is still kept back of `earned` on the last day before `end`. */
export function heldBefore(end: CalendarDate, earned: bigint, hold: Hold | null): bigint {
  if (hold === null || earned <= 0n || (hold.freeOn !== null && hold.freeOn < end)) return 0n;
  return percentOf(earned, hold.percent);
}

function paidInFullOn({ amount, events }: Deal): CalendarDate | null {
  let paid = 0n;
  const payments = events
    .filter(({ type }) => type === "paid")
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  for (const payment of payments) {
    paid = payment.amount === null ? amount : paid + payment.amount;
    if (paid >= amount) return payment.on;
  }
  return null;
}
