import { addDays, type CalendarDate } from "@/lib/values/calendar-date";
import { startOf } from "@/lib/values/period";
import { bucketNumbering, type CohortView } from "./cohort-buckets";
import type { CustomerHistory } from "./customer-history";
import { knownUntil } from "./observation";
import { type CustomerId, isBuying, type Purchase } from "./purchase";
import { calculateRecurringTimeline } from "./recurring-timeline";

/**
 * Customers of one cohort that were active in every bucket from one offset through another (both included; 0 is the
 * cohort's own).
 */
export type ActivityRun = {
  /** First day of the bucket of the first purchase. */
  readonly cohort: CalendarDate;
  /** What the cohort is split by, such as the campaign that won the customer; null: none known. */
  readonly group?: string | null;
  readonly from: number;
  /** Null: still active at the end of what is seen. */
  readonly through: number | null;
  readonly customers: number;
};

/** Which customers become cohorts, and how. */
export type ActivityOptions = {
  /** Leaves out customers whose first purchase was before this day. */
  readonly from?: CalendarDate | null;
  /** Active in a bucket or any later one that is seen, instead of in the bucket itself. */
  readonly unbounded?: boolean;
  readonly groupOf?: (customer: CustomerId) => string | null;
};

/**
 * The runs of buckets in which each customer bought or had a recurring amount at the end of any of its days, in the
 * customer's cohort: the bucket of their first purchase ever. Customers who never bought are left out, as are facts
 * that the view does not see. Unbounded, a customer is one run from offset 0 through the last active bucket. Linear in
 * the number of events. The database counts this for the product; its tests hold that against this.
 */
export function* toActivityRuns(
  histories: Iterable<CustomerHistory>,
  view: CohortView,
  { from = null, unbounded = false, groupOf }: ActivityOptions = {},
): Generator<ActivityRun> {
  const until = knownUntil(view);
  const numberOf = bucketNumbering(view.unit, view.calendar);
  for (const { customer, events } of histories) {
    const seen = seenEvents(events, until);
    const first = seen.find(isBuying);
    if (!first || (from !== null && first.on < from)) continue;
    const cohort = startOf(view.unit, first.on, view.calendar);
    const shared = { cohort, customers: 1, ...(groupOf && { group: groupOf(customer) }) };
    const runs = activeRuns(seen, numberOf, numberOf(first.on));
    if (unbounded) yield { ...shared, from: 0, through: runs.at(-1)?.through ?? null };
    else for (const run of runs) yield { ...shared, ...run };
  }
}

type Run = { from: number; through: number | null };

function seenEvents(events: readonly Purchase[], until: CalendarDate): readonly Purchase[] {
  const end = events.findIndex(({ on }) => on >= until);
  return end === -1 ? events : events.slice(0, end);
}

function activeRuns(events: readonly Purchase[], numberOf: (date: CalendarDate) => number, cohort: number): Run[] {
  const runs: Run[] = [];
  const spans = [...buyingSpans(events), ...recurringSpans(events)].sort(byStart);
  for (const span of spans) {
    const from = numberOf(span.from) - cohort;
    const through = span.through === null ? null : numberOf(span.through) - cohort;
    const last = runs.at(-1);
    if (last && (last.through === null || from <= last.through + 1)) last.through = later(last.through, through);
    else runs.push({ from, through });
  }
  return runs;
}

type Span = { readonly from: CalendarDate; readonly through: CalendarDate | null };

function buyingSpans(events: readonly Purchase[]): Span[] {
  return events.filter(isBuying).map(({ on }) => ({ from: on, through: on }));
}

function recurringSpans(events: readonly Purchase[]): Span[] {
  const steps = calculateRecurringTimeline(events);
  return steps.flatMap(({ from, amount }, index) => {
    const next = steps[index + 1];
    return amount.minor > 0n ? [{ from, through: next ? addDays(next.from, -1) : null }] : [];
  });
}

function byStart(a: Span, b: Span): number {
  return a.from < b.from ? -1 : a.from > b.from ? 1 : 0;
}

function later(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(a, b);
}
