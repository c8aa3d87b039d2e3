import { type CalendarDate, daysBetween } from "@/lib/values/calendar-date";
import { larger, smaller, sum } from "./amounts";
import { compareBytewise } from "./bytewise";
import type { Deal, DealEvent } from "./facts";
import type { CreditedAt } from "./plan";

/** A refund or cancellation as it was applied: how much it took back, and whether the clawback window let it. */
export type Reduction = {
  readonly event: DealEvent;
  readonly creditDate: CalendarDate;
  readonly days: number;
  readonly counted: boolean;
  readonly taken: bigint;
};

/**
 * One day on which part of a deal is credited. `before` and `after` are how much of the deal's `whole` counts then; both in minor units of
 * the deal, or in ones for a deal without an amount.
 */
export type Progress = {
  readonly on: CalendarDate;
  /** Counts a deal's days, from 0. */
  readonly index: number;
  readonly before: bigint;
  readonly after: bigint;
  readonly whole: bigint;
  /** What was invoiced or paid that day; null when the deal is credited as won. */
  readonly received: bigint | null;
  readonly reductions: readonly Reduction[];
};

/** When and how much of a deal is credited: all of it when won, or each invoice or payment, less what refunds took back in time. */
export function creditProgress(deal: Deal, creditedAt: CreditedAt, clawbackDays: number | null): Progress[] {
  return creditedAt === "booked"
    ? [bookedProgress(deal, clawbackDays)]
    : receivedProgress(deal, creditedAt, clawbackDays);
}

function bookedProgress(deal: Deal, clawbackDays: number | null): Progress {
  const whole = wholeOf(deal);
  let left = whole;
  const reductions: Reduction[] = [];
  for (const event of eventsOf(deal, isReversal)) {
    const reduction = reduce(event, deal.on, left, clawbackDays);
    left -= reduction.taken;
    reductions.push(reduction);
  }
  return { on: deal.on, index: 0, before: 0n, after: left, whole, received: null, reductions };
}

type Receipt = { on: CalendarDate; received: bigint; left: bigint; reductions: Reduction[] };

function receivedProgress(deal: Deal, type: "invoiced" | "paid", clawbackDays: number | null): Progress[] {
  const whole = wholeOf(deal);
  const receipts: Receipt[] = [];
  // What is due in all: a refund of what has not come in yet takes it out of what a payment without an amount pays.
  let due = whole;
  for (const event of eventsOf(deal, (event) => event.type === type || isReversal(event))) {
    const counted = sum(receipts.map(({ left }) => left));
    const open = larger(due - counted, 0n);
    if (isReversal(event)) {
      const taken = reverseLatestFirst(receipts, event, clawbackDays);
      due -= taken + (event.amount === null ? open : smaller(larger(event.amount - counted, 0n), open));
    } else {
      const received = event.amount ?? open;
      receipts.push({ on: event.on, received, left: received, reductions: [] });
    }
  }
  let counted = 0n;
  return receipts.map(({ on, received, left, reductions }, index) => {
    const before = counted;
    counted = smaller(counted + left, whole);
    return { on, index, before, after: counted, whole, received, reductions };
  });
}

/** Takes a refund back from the latest receipts on; what the window no longer reaches is left alone. Returns how much. */
function reverseLatestFirst(receipts: readonly Receipt[], event: DealEvent, clawbackDays: number | null): bigint {
  let rest = event.amount;
  let taken = 0n;
  for (const receipt of receipts.toReversed()) {
    if (receipt.left === 0n) continue;
    if (rest === 0n) break;
    const reduction = reduce({ ...event, amount: rest }, receipt.on, receipt.left, clawbackDays);
    receipt.left -= reduction.taken;
    receipt.reductions.push({ ...reduction, event });
    taken += reduction.taken;
    if (rest !== null) rest -= reduction.taken;
  }
  return taken;
}

function reduce(event: DealEvent, creditDate: CalendarDate, left: bigint, clawbackDays: number | null): Reduction {
  const days = daysBetween(creditDate, event.on);
  const counted = isInWindow(event, creditDate, clawbackDays);
  const wanted = event.amount ?? left;
  return { event, creditDate, days, counted, taken: counted ? smaller(wanted, left) : 0n };
}

/** Whether the clawback window lets a refund take back what was credited on a day. */
export function isInWindow({ on }: DealEvent, creditDate: CalendarDate, clawbackDays: number | null): boolean {
  return clawbackDays === null || daysBetween(creditDate, on) <= clawbackDays;
}

/** A deal without an amount still counts as one. */
function wholeOf({ amount }: Deal): bigint {
  return amount === 0n || amount === null ? 1n : amount;
}

/** Whether an event takes back rather than brings. */
export function isReversal({ type }: DealEvent): boolean {
  return type === "refunded" || type === "cancelled";
}

/** In the order they happened; on one day money comes in before it goes back. */
export function eventsOf(deal: Deal, wanted: (event: DealEvent) => boolean): DealEvent[] {
  return deal.events.filter(wanted).sort((a, b) => {
    if (a.on !== b.on) return a.on < b.on ? -1 : 1;
    if (isReversal(a) !== isReversal(b)) return isReversal(a) ? 1 : -1;
    if (a.type !== b.type) return compareBytewise(a.type, b.type);
    return a.amount === b.amount ? 0 : a.amount === null ? 1 : b.amount === null ? -1 : a.amount < b.amount ? -1 : 1;
  });
}
