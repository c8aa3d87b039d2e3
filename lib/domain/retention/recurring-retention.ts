import { calculateProportion, type ProportionEstimate } from "@/lib/domain/statistics/proportion-estimate";
import { addDays } from "@/lib/values/calendar-date";
import type { Period } from "@/lib/values/period";
import type { CustomerHistory } from "./customer-history";
import { addMonthly, type MonthlyAmount, minMonthly, monthlyRatio, NO_AMOUNT } from "./monthly-amount";
import { knownUntil, type Observation } from "./observation";
import { calculateRecurringTimeline, recurringAt } from "./recurring-timeline";

/** A customer's recurring amount at the two ends of a period. */
export type RecurringChange = { readonly start: MonthlyAmount; readonly end: MonthlyAmount };

/**
 * How much of the recurring revenue of a period's start was there at its end. Ratios are null when nobody was
 * recurring at the start.
 */
export type RecurringRetention = {
  /** Customers recurring at the start. */
  readonly customers: number;
  /** Σ of their amounts at the start. */
  readonly start: MonthlyAmount;
  /** Σ of their amounts at the end. */
  readonly end: MonthlyAmount;
  /** Σ min(start, end) per customer. */
  readonly kept: MonthlyAmount;
  /** Gross revenue retention: kept ÷ start, never above 1. */
  readonly grr: number | null;
  /** Net revenue retention: end ÷ start. */
  readonly nrr: number | null;
  /** Customers recurring at the start whose amount is nothing at the end ÷ customers recurring at the start. */
  readonly logoChurn: ProportionEstimate;
};

/**
 * GRR, NRR and logo churn over the customers that were recurring at the start; others, and one-off purchases, stay
 * outside. Sums are exact.
 * From SQL: each such customer's amount at the end of the day before the period, and at the end of its last day that
 * is known.
 * The database counts this for the product; its tests hold that against this.
 * Source: metrics, `grr`, `nrr`, `logo_churn`.
 */
export function calculateRecurringRetention(changes: Iterable<RecurringChange>): RecurringRetention {
  let [start, end, kept] = [NO_AMOUNT, NO_AMOUNT, NO_AMOUNT];
  let [customers, churned] = [0, 0];
  for (const change of changes) {
    if (change.start.minor <= 0n) continue;
    customers += 1;
    if (change.end.minor <= 0n) churned += 1;
    start = addMonthly(start, change.start);
    end = addMonthly(end, change.end);
    kept = addMonthly(kept, minMonthly(change.start, change.end));
  }
  return {
    customers,
    start,
    end,
    kept,
    grr: monthlyRatio(kept, start),
    nrr: monthlyRatio(end, start),
    logoChurn: calculateProportion({ count: churned, of: customers }),
  };
}

/**
 * Each customer's recurring amount when the period began (events of its first day are changes within it) and at the
 * end of its last day that `asOf` knows. Nothing for a period that has not begun.
 */
export function* toRecurringChanges(
  histories: Iterable<CustomerHistory>,
  period: Period,
  asOf: Observation["asOf"],
): Generator<RecurringChange> {
  const before = addDays(period.from, -1);
  const last = addDays(knownUntil({ to: period.to, asOf }), -1);
  if (last < period.from) return;
  for (const { events } of histories) {
    const steps = calculateRecurringTimeline(events);
    yield { start: recurringAt(steps, before).amount, end: recurringAt(steps, last).amount };
  }
}
