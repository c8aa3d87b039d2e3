import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import { toCustomerHistories } from "./customer-history";
import { isBuying, type Purchase, purchaseOfWonDeal, type WonDeal } from "./purchase";
import { calculateRecurringTimeline } from "./recurring-timeline";
import { parseEvent } from "./test-events";

const deal = (customer: string, closedOn: string, parts: Partial<WonDeal> = {}): WonDeal => ({
  customer,
  closedOn: calendarDate(closedOn),
  type: null,
  amount: 12_000n,
  recurringAmount: null,
  ...parts,
});

describe("customer histories", () => {
  it("put a customer's events in order of date and keep the order within a day", () => {
    const events = ["ana 2026-03-01 churn", "bo 2026-02-01 buy 1", "ana 2026-01-01 buy 1", "ana 2026-03-01 new 7"];
    const [ana] = toCustomerHistories(events.map(parseEvent));
    expect(ana?.events.map(({ on, kind }) => [on, kind])).toEqual([
      ["2026-01-01", null],
      ["2026-03-01", "churn"],
      ["2026-03-01", "new"],
    ]);
  });

  it("hold every event once, by date, those of one day as they came", () => {
    const events = fc.array(fc.tuple(fc.constantFrom("ana", "bo"), fc.integer({ min: 1, max: 4 })), { maxLength: 40 });
    fc.assert(
      fc.property(events, (list) => {
        const numbered = list.map(([customer, day], at) => parseEvent(`${customer} 2026-01-0${day} buy ${at}`));
        for (const { customer, events: ordered } of toCustomerHistories(numbered)) {
          const own = numbered.filter((event) => event.customer === customer);
          const key = ({ on, amount }: Purchase) => Number(on.slice(-1)) * 1000 + Number(amount);
          expect(ordered).toEqual([...own].sort((a, b) => key(a) - key(b)));
        }
      }),
    );
  });

  it("take won deals only for accounts without purchases", () => {
    const histories = toCustomerHistories(
      [parseEvent("ana 2026-01-01 buy 1")],
      [deal("ana", "2025-01-01"), deal("bo", "2025-01-01")],
    );
    expect(histories.map(({ customer, events }) => [customer, events.length])).toEqual([
      ["ana", 1],
      ["bo", 1],
    ]);
  });

  it("keep an account recurring from its won deal until a churn is recorded", () => {
    const [bo] = toCustomerHistories(
      [parseEvent("bo 2026-06-01 churn")],
      [deal("bo", "2026-01-15", { recurringAmount: 1_000n })],
    );
    expect(calculateRecurringTimeline(bo?.events ?? []).map(({ from, amount }) => [from, amount.minor])).toEqual([
      ["2026-01-15", 1_000n],
      ["2026-06-01", 0n],
    ]);
  });
});

describe("purchase of a won deal", () => {
  it("is a one-off without a recurring amount", () => {
    expect(purchaseOfWonDeal(deal("bo", "2026-01-15"))).toMatchObject({ kind: null, amount: 12_000n });
    expect(purchaseOfWonDeal(deal("bo", "2026-01-15", { type: "renewal", recurringAmount: 0n })).kind).toBeNull();
  });

  it("is bought for its recurring amount even where its own amount is negative", () => {
    expect(isBuying(purchaseOfWonDeal(deal("bo", "2026-01-15", { amount: -5n, recurringAmount: 7n })))).toBe(true);
    expect(isBuying(purchaseOfWonDeal(deal("bo", "2026-01-15", { amount: -5n })))).toBe(false);
  });

  it("does to the recurring amount what its type says, and is new where it says nothing", () => {
    const kinds = ([null, "new", "expansion", "renewal"] as const).map(
      (type) => purchaseOfWonDeal(deal("bo", "2026-01-15", { type, recurringAmount: 5n })).kind,
    );
    expect(kinds).toEqual(["new", "new", "expansion", "renewal"]);
  });
});
