import type { CalendarDate } from "@/lib/values/calendar-date";
import { roundedQuotient } from "@/lib/values/decimal";
import { bucketKey, startOf } from "@/lib/values/period";
import { bucketNumbering, type CohortView, cohortColumns } from "./cohort-buckets";
import type { CustomerHistory } from "./customer-history";
import { knownUntil } from "./observation";
import { isBuying, type Purchase } from "./purchase";

/** What customers of one cohort left after cost in the bucket `offset` buckets after their first purchase's. */
export type CohortMargin = {
  /** First day of the bucket of the first purchase. */
  readonly cohort: CalendarDate;
  readonly offset: number;
  /** Minor units. */
  readonly margin: bigint;
  /** Customers of the cohort, counted in its rows of offset 0 only. */
  readonly customers: number;
};

/** What a cohort has brought so far, in minor units, cumulative; a bucket that is not over is null. */
export type CohortValue = {
  readonly cohort: string;
  readonly size: number;
  readonly total: readonly (bigint | null)[];
  /** `total ÷ size`, rounded half away from zero. */
  readonly perCustomer: readonly (bigint | null)[];
};

/** What customers have brought so far, running buckets included. */
export type ObservedValue = {
  readonly customers: number;
  readonly total: bigint;
  /** `total ÷ customers`, rounded half away from zero; null without customers. */
  readonly perCustomer: bigint | null;
};

/**
 * The observed value of each cohort, oldest first, in the same cells as the cohort table. From SQL: one row per
 * (bucket of the first purchase, offset) with Σ (amount − cost) of purchases and, at offset 0, the number of
 * customers. Linear in rows plus cells.
 */
export function calculateCohortValues(margins: Iterable<CohortMargin>, view: CohortView): CohortValue[] {
  const { last, open } = cohortColumns(view);
  const numberOf = bucketNumbering(view.unit, view.calendar);
  const cohorts = new Map<number, { start: CalendarDate; size: number; margins: Map<number, bigint> }>();
  for (const { cohort, offset, margin, customers } of margins) {
    const number = numberOf(cohort);
    const row = cohorts.get(number) ?? { start: cohort, size: 0, margins: new Map<number, bigint>() };
    if (offset === 0) row.size += customers;
    row.margins.set(offset, (row.margins.get(offset) ?? 0n) + margin);
    cohorts.set(number, row);
  }
  const oldest = Math.min(...cohorts.keys());
  const ordered = Array.from(cohorts).sort(([a], [b]) => a - b);
  return ordered.map(([number, { start, size, margins: byOffset }]) => {
    let sum = 0n;
    const total = Array.from({ length: last - oldest + 1 }, (_, offset) => {
      sum += byOffset.get(offset) ?? 0n;
      return number + offset < open ? sum : null;
    });
    const perCustomer = total.map((cell) => (cell === null ? null : perHead(cell, size)));
    return { cohort: bucketKey(view.unit, start, view.calendar), size, total, perCustomer };
  });
}

/** What all these customers have brought so far. */
export function calculateObservedValue(margins: Iterable<CohortMargin>): ObservedValue {
  let [customers, total] = [0, 0n];
  for (const row of margins) {
    if (row.offset === 0) customers += row.customers;
    total += row.margin;
  }
  return { customers, total, perCustomer: perHead(total, customers) };
}

/**
 * What each customer's purchases left after cost, by bucket. Counts what was bought, as it was bought: a refund (a
 * negative one-off) takes away, contraction and churn bring nothing, a cost that is not known counts as none. With
 * `from`, only customers whose first purchase was on that day or later.
 */
export function* toCohortMargins(
  histories: Iterable<CustomerHistory>,
  view: CohortView,
  from: CalendarDate | null = null,
): Generator<CohortMargin> {
  const until = knownUntil(view);
  const numberOf = bucketNumbering(view.unit, view.calendar);
  for (const { events } of histories) {
    const first = events.find(isBuying);
    if (!first || (from !== null && first.on < from)) continue;
    const cohort = startOf(view.unit, first.on, view.calendar);
    for (const event of events) {
      if (event.on >= until || event.on < first.on || !(isBuying(event) || event.kind === null)) continue;
      const offset = numberOf(event.on) - numberOf(first.on);
      yield { cohort, offset, margin: marginOf(event), customers: event === first ? 1 : 0 };
    }
  }
}

function marginOf({ amount, cost }: Purchase): bigint {
  return amount - (cost ?? 0n);
}

function perHead(total: bigint, customers: number): bigint | null {
  return customers === 0 ? null : roundedQuotient(total, BigInt(customers));
}
