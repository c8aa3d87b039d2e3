import type { CalendarDate } from "@/lib/values/calendar-date";
import { roundedQuotient } from "@/lib/values/decimal";
import { addMonthly, type MonthlyAmount, monthlyAmount, NO_AMOUNT, reduceMonthly } from "./monthly-amount";
import { marginOf, type Purchase } from "./purchase";

/** What a customer pays per month from a day on (that day included) until the next step. Amounts are never negative. */
export type RecurringStep = {
  readonly from: CalendarDate;
  readonly amount: MonthlyAmount;
  /**
   * What is left of it after cost, in whole minor units per month, rounded half away from zero at each event; null while the cost of something in it
   * is not known.
   */
  readonly margin: bigint | null;
};

type Recurring = Pick<RecurringStep, "amount" | "margin">;
const NOTHING: Recurring = { amount: NO_AMOUNT, margin: 0n };

/**
 * A customer's recurring amount through time, from their events in order; of one day's events only what they end in is
 * kept. `new` and `renewal` set it to amount ÷ term, `expansion` adds and `contraction` takes away a monthly amount
 * (amount ÷ term where it has a term; a contraction may be written with either sign), `churn` sets it to nothing, a
 * one-off leaves it. A term that runs out changes nothing: only a churn ends it. A contraction takes its part of the
 * margin with it; one down to nothing leaves none.
 * Throws ValueError on a term that is no whole number of months from 1. Source: metrics, Loyalty.
 */
export function calculateRecurringTimeline(events: readonly Purchase[]): RecurringStep[] {
  const steps: RecurringStep[] = [];
  let current = NOTHING;
  for (const event of events) {
    if (event.kind === null) continue;
    current = applyEvent(current, event);
    if (steps.at(-1)?.from === event.on) steps.pop();
    steps.push({ from: event.on, ...current });
  }
  return steps;
}

/** What is in force at the end of a day: the last step that began on or before it. */
export function recurringAt(steps: readonly RecurringStep[], date: CalendarDate): Recurring {
  return steps.findLast(({ from }) => from <= date) ?? NOTHING;
}

function applyEvent(current: Recurring, event: Purchase): Recurring {
  switch (event.kind) {
    case "churn":
      return NOTHING;
    case "contraction": {
      const amount = reduceMonthly(current.amount, magnitude(monthlyOf(event)));
      return { amount, margin: amount.minor === 0n ? 0n : scaled(current.margin, amount, current.amount) };
    }
    case "expansion": {
      const added = reduceMonthly(addMonthly(current.amount, monthlyOf(event)), NO_AMOUNT);
      const margin = monthlyMarginOf(event);
      return { amount: added, margin: current.margin === null || margin === null ? null : current.margin + margin };
    }
    default:
      return { amount: reduceMonthly(monthlyOf(event), NO_AMOUNT), margin: monthlyMarginOf(event) };
  }
}

function monthlyOf({ amount, termMonths, monthly }: Purchase): MonthlyAmount {
  return monthly === undefined ? monthlyAmount(amount, termMonths ?? 1) : monthlyAmount(monthly, 1);
}

function monthlyMarginOf(event: Purchase): bigint | null {
  const { minor, months } = monthlyOf(event);
  const total = marginOf(event);
  if (total === null) return null;
  if (event.amount === 0n) return roundedQuotient(minor, months);
  return roundedQuotient(minor * total, months * event.amount);
}

function magnitude({ minor, months }: MonthlyAmount): MonthlyAmount {
  return { minor: minor < 0n ? -minor : minor, months };
}

function scaled(margin: bigint | null, to: MonthlyAmount, from: MonthlyAmount): bigint | null {
  if (margin === null) return null;
  return from.minor === 0n ? 0n : roundedQuotient(margin * to.minor * from.months, to.months * from.minor);
}
