import { addDays } from "@/lib/values/calendar-date";
import { roundedQuotient } from "@/lib/values/decimal";
import { contains, type FiscalCalendar, type Period, unitsIn } from "@/lib/values/period";
import type { CustomerHistory } from "./customer-history";
import { type Observation, overBy } from "./observation";
import { marginOf } from "./purchase";
import { calculateRecurringTimeline, recurringAt } from "./recurring-timeline";

/** Months a customer is taken to stay when none was seen to leave. */
const LIFETIME_HORIZON_MONTHS = 60;

/** A month that is over, of the customers who were recurring when it began. */
export type CustomerMonth = {
  readonly customers: number;
  /** Those of them who were not recurring any more at its end. */
  readonly churned: number;
  /** What they left in the month after cost, in minor units. */
  readonly margin: bigint;
  /** Further customers, who are in none of the above, because what they left is not known for want of a cost. */
  readonly withoutCost: number;
};

/** What a customer is worth, in minor units. */
export type LifetimeValue = {
  readonly value: bigint | null;
  /** Gross margin per customer per month, rounded half away from zero. */
  readonly monthlyMargin: bigint | null;
  /** Customers lost ÷ customers at risk, per month. */
  readonly monthlyChurn: number | null;
  readonly customerMonths: number;
  readonly churned: number;
  /** Set when nobody left, so that the value is the margin of this many months instead; to be said beside it. */
  readonly horizonMonths: number | null;
};

/**
 * Gross margin per customer per month ÷ monthly churn, each a sum over the months given, so the value is Σ margin ÷ Σ
 * churned, rounded half away from zero. Nobody lost: the margin of 60 months. No customer: no value. From SQL: one row
 * per whole month.
 * The formula `ltv` of the registry divides for the product; its tests hold that against this.
 * Source: metrics, `ltv`.
 */
export function calculateLifetimeValue(months: Iterable<Omit<CustomerMonth, "withoutCost">>): LifetimeValue {
  let [customerMonths, churned, margin] = [0, 0, 0n];
  for (const month of months) {
    customerMonths += month.customers;
    churned += month.churned;
    margin += month.margin;
  }
  const horizonMonths = customerMonths > 0 && churned === 0 ? LIFETIME_HORIZON_MONTHS : null;
  if (customerMonths === 0)
    return { value: null, monthlyMargin: null, monthlyChurn: null, customerMonths, churned, horizonMonths };
  const value =
    churned === 0
      ? roundedQuotient(margin * BigInt(LIFETIME_HORIZON_MONTHS), BigInt(customerMonths))
      : roundedQuotient(margin, BigInt(churned));
  return {
    value,
    monthlyMargin: roundedQuotient(margin, BigInt(customerMonths)),
    monthlyChurn: churned / customerMonths,
    customerMonths,
    churned,
    horizonMonths,
  };
}

/**
 * The calendar months that lie wholly in the period and are over by `asOf`, each with the customers recurring when it
 * began, how many of them were not at its end, and their margin: the monthly margin in force as it began plus what
 * their one-off purchases in it left. A customer of whom a cost is not known is left out of the month and counted apart.
 */
export function toCustomerMonths(
  histories: readonly CustomerHistory[],
  period: Period,
  asOf: Observation["asOf"],
  calendar: FiscalCalendar,
): CustomerMonth[] {
  const end = overBy({ to: period.to, asOf });
  const whole = unitsIn("month", period, calendar).filter(({ from, to }) => from >= period.from && to <= end);
  const months = new Map(
    whole.map((month) => [month.from, { ...month, customers: 0, churned: 0, margin: 0n, withoutCost: 0 }]),
  );
  for (const { events } of histories) {
    const steps = calculateRecurringTimeline(events);
    if (steps.length === 0) continue;
    const oneOffs = events.filter(({ kind }) => kind === null);
    for (const month of months.values()) {
      const atStart = recurringAt(steps, addDays(month.from, -1));
      if (atStart.amount.minor === 0n) continue;
      const bought = oneOffs.filter(({ on }) => contains(month, on));
      const margin = sumOfKnown([atStart.margin, ...bought.map(marginOf)]);
      if (margin === null) {
        month.withoutCost += 1;
        continue;
      }
      month.customers += 1;
      month.margin += margin;
      if (recurringAt(steps, addDays(month.to, -1)).amount.minor === 0n) month.churned += 1;
    }
  }
  return Array.from(months.values(), ({ from: _from, to: _to, ...month }) => month);
}

/** The sum, or null where a part is not known. */
function sumOfKnown(parts: readonly (bigint | null)[]): bigint | null {
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0n);
}
