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

/** `standing`: what has not gone back, whether or not that counts; `left`: what counts. */
type Receipt = { on: CalendarDate; received: bigint; standing: bigint; left: bigint; reductions: Reduction[] };

/** A refund of what has not come in yet: `rest` of it has not been taken from what came in since. */
type Ahead = { readonly event: DealEvent; readonly amount: bigint; rest: bigint };

/**
 * What goes back is taken from the latest receipts on. What goes back beyond what has come in makes what is still to come smaller by as much: a
 * payment without an amount is the rest then, and of others nothing counts that comes in beyond it.
 */
function receivedProgress(deal: Deal, type: "invoiced" | "paid", clawbackDays: number | null): Progress[] {
  const whole = wholeOf(deal);
  const receipts: Receipt[] = [];
  const ahead: Ahead[] = [];
  for (const event of eventsOf(deal, (event) => event.type === type || isReversal(event))) {
    const toCome = whole - sum(receipts.map(({ received }) => received)) - sum(ahead.map(({ amount }) => amount));
    const open = larger(toCome, 0n);
    if (isReversal(event)) {
      const beyond = reverseLatestFirst(receipts, event, clawbackDays);
      const amount = beyond === null ? open : smaller(beyond, open);
      ahead.push({ event, amount, rest: amount });
    } else {
      const received = event.amount ?? open;
      const receipt = { on: event.on, received, standing: received, left: received, reductions: [] };
      takeAhead(receipt, larger(received - open, 0n), ahead);
      receipts.push(receipt);
    }
  }
  let counted = 0n;
  return receipts.map(({ on, received, left, reductions }, index) => {
    const before = counted;
    counted = smaller(counted + left, whole);
    return { on, index, before, after: counted, whole, received, reductions };
  });
}

/** Of what came in beyond what was still to come, takes what went back before it did. */
function takeAhead(receipt: Receipt, surplus: bigint, ahead: readonly Ahead[]): void {
  let above = surplus;
  for (const one of ahead) {
    const taken = smaller(one.rest, above);
    if (taken === 0n) continue;
    above -= taken;
    one.rest -= taken;
    receipt.standing -= taken;
    receipt.left -= taken;
    const days = daysBetween(receipt.on, one.event.on);
    receipt.reductions.push({ event: one.event, creditDate: receipt.on, days, counted: true, taken });
  }
}

/** Takes a refund back from the latest receipts on; what the window no longer reaches counts on. Returns what is left of it; null: all that is open. */
function reverseLatestFirst(
  receipts: readonly Receipt[],
  event: DealEvent,
  clawbackDays: number | null,
): bigint | null {
  let rest = event.amount;
  for (const receipt of receipts.toReversed()) {
    if (receipt.standing === 0n) continue;
    if (rest === 0n) break;
    const back = rest === null ? receipt.standing : smaller(rest, receipt.standing);
    const reduction = reduce({ ...event, amount: back }, receipt.on, receipt.left, clawbackDays);
    receipt.standing -= back;
    receipt.left -= reduction.taken;
    receipt.reductions.push({ ...reduction, event });
    if (rest !== null) rest -= back;
  }
  return rest;
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
