import { calculateProportion, type ProportionEstimate } from "@/lib/domain/statistics/proportion-estimate";
import { contains, type Period } from "@/lib/values/period";
import type { CustomerHistory } from "./customer-history";
import { isBuying } from "./purchase";

/**
 * Customers who bought on at least two days ÷ customers who bought, with Wilson interval; both within the period. A
 * churn or a contraction is no purchase. From SQL: per customer `count(distinct "on")` of purchases in the period,
 * then how many have at least 2 of how many, given to `calculateProportion`. The database counts this for the product; its tests hold that against this.
 * Source: metrics, `repeat_rate`.
 */
export function calculateRepeatRate(histories: Iterable<CustomerHistory>, period: Period): ProportionEstimate {
  let [repeated, customers] = [0, 0];
  for (const { events } of histories) {
    const bought = events.filter((event) => isBuying(event) && contains(period, event.on));
    const first = bought[0];
    if (!first) continue;
    customers += 1;
    if (bought.some(({ on }) => on !== first.on)) repeated += 1;
  }
  return calculateProportion({ count: repeated, of: customers });
}
