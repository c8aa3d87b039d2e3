import { addDays, type CalendarDate } from "@/lib/values/calendar-date";
import { type Ppm, percentOf } from "@/lib/values/percentage";
import { smaller } from "./amounts";
import type { Deal } from "./facts";
import type { Plan } from "./plan";
import { eventsOf, isInWindow, isReversal } from "./progress";

/** How much of an entry is kept back, and from which day it is free; null: not yet known. */
export type Hold = { readonly percent: Ppm; readonly freeOn: CalendarDate | null };

/** The hold on what a deal earns: until days have passed since its credit date, or until its invoice is paid in full. */
export function holdOf({ holdback, clawbackDays }: Plan, deal: Deal, creditDate: CalendarDate): Hold | null {
  if (holdback === null) return null;
  const { percent, until } = holdback;
  return { percent, freeOn: until === "paid" ? paidInFullOn(deal, clawbackDays) : addDays(creditDate, until.days) };
}

/** A hold and what it is on. */
export type HeldPart = Hold & { readonly earned: bigint };

/** What an entry earns by the day it is free on, where any of it is held: each of its credits is by its own date. */
export function heldParts(parts: readonly { readonly earned: bigint; readonly hold: Hold | null }[]): HeldPart[] {
  const byDay = new Map<CalendarDate | null, HeldPart>();
  for (const { earned, hold } of parts) {
    if (hold === null) continue;
    const known = byDay.get(hold.freeOn);
    byDay.set(hold.freeOn, { ...hold, earned: earned + (known?.earned ?? 0n) });
  }
  return [...byDay.values()];
}

/** What is still kept back on the last day before `end`. */
export function heldBefore(end: CalendarDate, { earned, percent, freeOn }: HeldPart): bigint {
  if (earned <= 0n || (freeOn !== null && freeOn < end)) return 0n;
  return percentOf(earned, percent);
}

/** The first day on which payments cover what is due. A refund lowers it; it gives back payments first, as on paid basis. */
function paidInFullOn(deal: Deal, clawbackDays: number | null): CalendarDate | null {
  if (deal.amount === 0n || deal.amount === null) return deal.on;
  let due = deal.amount;
  let paid = 0n;
  for (const event of eventsOf(deal, ({ type }) => type !== "invoiced")) {
    if (!isReversal(event)) paid = event.amount === null ? due : paid + event.amount;
    else if (isInWindow(event, deal.on, clawbackDays)) {
      const back = event.amount === null ? due : smaller(event.amount, due);
      due -= back;
      paid -= smaller(back, paid);
    }
    if (paid >= due) return event.on;
  }
  return null;
}
