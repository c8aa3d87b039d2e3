import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import { toCustomerHistories } from "./customer-history";
import { calculateLifetimeValue, toCustomerMonths } from "./lifetime-value";
import { CIVIL, parseEvent } from "./test-events";

const histories = (events: string[]) => toCustomerHistories(events.map(parseEvent));
const months = (events: string[], from: string, to: string, asOf: string) =>
  toCustomerMonths(histories(events), { from: calendarDate(from), to: calendarDate(to) }, calendarDate(asOf), CIVIL);

describe("lifetime value", () => {
  it("60 a month per customer ÷ 2 of 20 leaving = 600", () => {
    const months = [
      { customers: 10, churned: 2, margin: 640n },
      { customers: 10, churned: 0, margin: 560n },
    ];
    expect(calculateLifetimeValue(months)).toEqual({
      value: 600n,
      monthlyMargin: 60n,
      monthlyChurn: 0.1,
      customerMonths: 20,
      churned: 2,
      horizonMonths: null,
    });
  });

  it("rounds once: 1000 ÷ 3 lost = 333, not 7 lost-customer months of 143", () => {
    expect(calculateLifetimeValue([{ customers: 7, churned: 3, margin: 1000n }]).value).toBe(333n);
  });

  it("nobody left: 50 a month for 60 months = 3000, and says so", () => {
    expect(calculateLifetimeValue([{ customers: 4, churned: 0, margin: 200n }])).toMatchObject({
      value: 3000n,
      monthlyChurn: 0,
      horizonMonths: 60,
    });
  });

  it("has no value without customers", () => {
    expect(calculateLifetimeValue([{ customers: 0, churned: 0, margin: 0n }])).toEqual({
      value: null,
      monthlyMargin: null,
      monthlyChurn: null,
      customerMonths: 0,
      churned: 0,
      horizonMonths: null,
    });
  });

  it("is monthly margin ÷ monthly churn", () => {
    const month = fc.integer({ min: 1, max: 1000 }).chain((customers) =>
      fc.record({
        customers: fc.constant(customers),
        churned: fc.integer({ min: 1, max: customers }),
        margin: fc.bigInt(-1_000_000_000n, 1_000_000_000n),
      }),
    );
    fc.assert(
      fc.property(fc.array(month, { minLength: 1, maxLength: 12 }), (list) => {
        const { value, monthlyChurn, customerMonths } = calculateLifetimeValue(list);
        const margin = list.reduce((sum, one) => sum + Number(one.margin), 0);
        expect(Number(value)).toBeCloseTo(margin / customerMonths / (monthlyChurn ?? 0), -1);
      }),
    );
  });
});

describe("customer months", () => {
  it("count who was recurring as the month began, who was not at its end, and what they left", () => {
    const events = [
      "ana 2025-12-31 new 1200/12 cost 480",
      "ana 2026-02-28 churn",
      "bo 2026-01-01 new 50 cost 0",
      "bo 2026-01-20 buy 400",
      "bo 2026-02-20 renewal 50 cost 0",
      "bo 2026-02-10 buy 30 cost 10",
      "bo 2026-03-10 buy -5",
      "cy 2026-01-10 buy 999",
      "di 2026-01-15 new 7 cost 0",
      "di 2026-03-01 churn",
    ];
    expect(months(events, "2026-01-01", "2026-04-01", "2026-04-01")).toEqual([
      { customers: 1, churned: 0, margin: 60n, withoutCost: 0 },
      { customers: 3, churned: 1, margin: 60n + 50n + 20n + 7n, withoutCost: 0 },
      { customers: 2, churned: 1, margin: 50n - 5n + 7n, withoutCost: 0 },
    ]);
  });

  it("leave out a customer's month of which a cost is not known, and say so", () => {
    const events = [
      "ana 2025-12-31 new 1200/12",
      "ana 2026-02-10 renewal 1200/12 cost 480",
      "bo 2025-12-31 new 50 cost 20",
      "bo 2026-02-10 buy 30",
    ];
    expect(months(events, "2026-01-01", "2026-04-01", "2026-04-01")).toEqual([
      { customers: 1, churned: 0, margin: 30n, withoutCost: 1 },
      { customers: 0, churned: 0, margin: 0n, withoutCost: 2 },
      { customers: 2, churned: 0, margin: 90n, withoutCost: 0 },
    ]);
  });

  it("take whole months that are over only", () => {
    const events = ["ana 2025-01-01 new 100"];
    expect(months(events, "2026-01-02", "2026-03-31", "2026-12-31")).toHaveLength(1);
    expect(months(events, "2026-01-01", "2026-04-01", "2026-03-31")).toHaveLength(2);
    expect(months(events, "2026-01-05", "2026-01-20", "2026-12-31")).toEqual([]);
  });
});
