import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type CalendarDate, calendarDate } from "@/lib/values/calendar-date";
import { contains, unitAround, unitsIn } from "@/lib/values/period";
import { toActivityRuns } from "./activity-runs";
import { bucketNumbering, type CohortUnit, type CohortView } from "./cohort-buckets";
import { calculateCohorts, calculateCohortsByGroup } from "./cohorts";
import { type CustomerHistory, toCustomerHistories } from "./customer-history";
import { isBuying, type Purchase } from "./purchase";
import { calculateRecurringTimeline, recurringAt } from "./recurring-timeline";

const START = calendarDate("2024-11-03");
const days = fc.integer({ min: 0, max: 420 }).map((day) => addDays(START, day));
const purchases: fc.Arbitrary<Purchase[]> = fc.array(
  fc.record({
    customer: fc.constantFrom("ana", "bo", "cy", "di"),
    on: days,
    kind: fc.constantFrom("new", "renewal", "expansion", "contraction", "churn", null, null),
    amount: fc.bigInt(-1n, 6n),
    termMonths: fc.constantFrom(1, 3, 12, null),
  }),
  { maxLength: 30 },
);
const views: fc.Arbitrary<CohortView> = fc.record({
  unit: fc.constantFrom<CohortUnit>("week", "month", "quarter"),
  calendar: fc.record({
    fiscalYearStartMonth: fc.integer({ min: 1, max: 12 }),
    weekStart: fc.integer({ min: 1, max: 7 }),
  }),
  to: days.map((day) => addDays(day, 30)),
  asOf: days.map((day) => addDays(day, 30)),
});

/** The definition, day by day: whether the customer bought or paid on any seen day of the bucket. */
function activeDays({ events }: CustomerHistory, view: CohortView): CalendarDate[] {
  const seen = events.filter(({ on }) => on < view.to && on <= view.asOf);
  const steps = calculateRecurringTimeline(seen);
  const active: CalendarDate[] = [];
  for (let day = START; day < view.to && day <= view.asOf; day = addDays(day, 1)) {
    const bought = seen.some((event) => event.on === day && isBuying(event));
    if (bought || recurringAt(steps, day).amount.minor > 0n) active.push(day);
  }
  return seen.some(isBuying) ? active : [];
}

describe("cohort table", () => {
  it("says of every bucket what a look at each of its days says, bounded and unbounded", () => {
    fc.assert(
      fc.property(purchases, views, fc.boolean(), (events, view, unbounded) => {
        const histories = toCustomerHistories(events);
        const table = calculateCohorts(toActivityRuns(histories, view, { unbounded }), view);
        const active = histories.map((history) => activeDays(history, view)).filter((list) => list.length > 0);
        expect(table.reduce((sum, { size }) => sum + size, 0)).toBe(active.length);
        const buckets = unitsIn(view.unit, { from: START, to: addDays(START, 1000) }, view.calendar);
        let row = 0;
        for (const [at, bucket] of buckets.entries()) {
          const members = active.filter(([first]) => first !== undefined && contains(bucket, first));
          if (members.length === 0) continue;
          const cells = table[row]?.active ?? [];
          expect(table[row]?.size).toBe(members.length);
          for (const [offset, cell] of cells.entries()) {
            const { from, to } = buckets[at + offset] ?? bucket;
            const count = members.filter((list) => list.some((day) => from <= day && (unbounded || day < to))).length;
            expect(cell).toBe(to <= view.to && to <= view.asOf ? count : null);
          }
          row += 1;
        }
        expect(table).toHaveLength(row);
      }),
      { numRuns: 150 },
    );
  });

  it("starts every row at 1 and never has more active in a bucket than in it or later", () => {
    fc.assert(
      fc.property(purchases, views, (events, view) => {
        const histories = toCustomerHistories(events);
        const bounded = calculateCohorts(toActivityRuns(histories, view), view);
        const unbounded = calculateCohorts(toActivityRuns(histories, view, { unbounded: true }), view);
        expect(unbounded.map(({ cohort, size }) => ({ cohort, size }))).toEqual(
          bounded.map(({ cohort, size }) => ({ cohort, size })),
        );
        bounded.forEach(({ rate, active }, at) => {
          expect([1, null]).toContain(rate[0]);
          const orLater = unbounded[at]?.active ?? [];
          active.forEach((cell, offset) => {
            if (cell !== null) expect(orLater[offset]).toBeGreaterThanOrEqual(cell);
            if (offset > 0 && orLater[offset] != null)
              expect(orLater[offset]).toBeLessThanOrEqual(orLater[offset - 1] ?? 0);
          });
        });
      }),
    );
  });

  it("does not depend on the order of customers, and groups sum to the whole", () => {
    fc.assert(
      fc.property(purchases, views, (events, view) => {
        const histories = toCustomerHistories(events);
        const whole = calculateCohorts(toActivityRuns(histories, view), view);
        expect(calculateCohorts(toActivityRuns([...histories].reverse(), view), view)).toEqual(whole);
        const groupOf = (customer: string | number) => (customer === "ana" ? null : String(customer).slice(0, 1));
        const groups = Array.from(calculateCohortsByGroup(toActivityRuns(histories, view, { groupOf }), view).values());
        for (const { cohort, active } of whole) {
          const parts = groups.flat().filter((row) => row.cohort === cohort);
          active.forEach((cell, offset) => {
            const cells = parts.map((part) => part.active[offset]);
            expect(cells).not.toContain(undefined);
            expect(
              cell === null ? cells.every((one) => one === null) : cells.reduce<number>((a, b) => a + (b ?? 0), 0),
            ).toBe(cell ?? true);
          });
        }
      }),
    );
  });
});

describe("bucket numbers", () => {
  it("count the calendar's buckets one by one", () => {
    fc.assert(
      fc.property(views, days, ({ unit, calendar }, day) => {
        const numberOf = bucketNumbering(unit, calendar);
        const bucket = unitAround(unit, day, calendar);
        expect(numberOf(day)).toBe(numberOf(bucket.from));
        expect(numberOf(bucket.to)).toBe(numberOf(day) + 1);
        expect(numberOf(addDays(bucket.to, -1))).toBe(numberOf(day));
      }),
    );
  });
});
