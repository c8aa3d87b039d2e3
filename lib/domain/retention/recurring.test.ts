import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, calendarDate } from "@/lib/values/calendar-date";
import { ValueError } from "@/lib/values/value-error";
import { toCustomerHistories } from "./customer-history";
import { type MonthlyAmount, monthlyAmount } from "./monthly-amount";
import golden from "./recurring.cases.json";
import { calculateRecurringRetention, toRecurringChanges } from "./recurring-retention";
import { calculateRecurringTimeline, recurringAt } from "./recurring-timeline";
import { parseEvent } from "./test-events";

const fraction = ({ minor, months }: MonthlyAmount) => Number(minor) / Number(months);

describe("recurring amount", () => {
  it.each(golden.timelines.map((one) => [one.title, one] as const))("%s", (_, { events, steps }) => {
    const timeline = calculateRecurringTimeline(events.map(parseEvent));
    expect(timeline.map(({ from, amount }) => [from, Number(amount.minor), Number(amount.months)])).toEqual(steps);
  });

  it("is in force from its day on", () => {
    const steps = calculateRecurringTimeline(["ana 2026-01-10 new 100", "ana 2026-03-01 churn"].map(parseEvent));
    const on = (date: string) => recurringAt(steps, calendarDate(date)).amount.minor;
    expect([on("2026-01-09"), on("2026-01-10"), on("2026-02-28"), on("2026-03-01")]).toEqual([0n, 100n, 100n, 0n]);
  });

  it("keeps a margin after cost: (1200 − 480) ÷ 12 = 60, + 30, then 45 of 90 when half of 200 is given up", () => {
    const events = [
      "ana 2026-01-10 new 1200/12 cost 480",
      "ana 2026-02-01 expansion 100 cost 70",
      "ana 2026-03-01 contraction 100",
      "ana 2026-04-01 churn",
    ];
    expect(calculateRecurringTimeline(events.map(parseEvent)).map(({ margin }) => margin)).toEqual([60n, 90n, 45n, 0n]);
  });

  it("takes a deal's margin from its amount: 1000 a month of 12000 that cost 3000 leaves 750", () => {
    const deal = { ...parseEvent("ana 2026-01-10 new 12000 cost 3000"), monthly: 1000n };
    expect(calculateRecurringTimeline([deal])[0]).toMatchObject({ amount: { minor: 1000n, months: 1n }, margin: 750n });
  });

  it("refuses a term of no months", () => {
    expect(() => calculateRecurringTimeline([parseEvent("ana 2026-01-10 new 100/0")])).toThrow(ValueError);
    expect(() => monthlyAmount(1n, -3)).toThrow(ValueError);
    expect(() => monthlyAmount(1n, 1.5)).toThrow("must be a whole number of months from 1");
  });
});

describe("recurring retention", () => {
  it.each(golden.periods.map((one) => [one.title, one] as const))("%s", (_, one) => {
    const span = { from: calendarDate(one.from), to: calendarDate(one.to) };
    const histories = toCustomerHistories(one.events.map(parseEvent));
    const result = calculateRecurringRetention(toRecurringChanges(histories, span, calendarDate(one.asOf)));
    expect([result.start, result.end, result.kept].map(fraction)).toEqual([one.start, one.end, one.kept].map(Number));
    expect(result).toMatchObject({ customers: one.customers, grr: one.grr, nrr: one.nrr });
    expect(result.logoChurn).toMatchObject({
      count: one.churned,
      of: one.customers,
      value: one.customers === 0 ? null : one.churned / one.customers,
    });
  });

  it("sums terms without rounding: 100/3 + 100/7 + 100/12 three times kept is exactly 1", () => {
    const third = [3, 7, 12].map((term) => monthlyAmount(100n, term));
    const { start, grr, nrr } = calculateRecurringRetention(third.map((amount) => ({ start: amount, end: amount })));
    expect(start.minor * 84n).toBe(start.months * (2800n + 1200n + 700n));
    expect([grr, nrr]).toEqual([1, 1]);
  });

  const amount = fc.tuple(fc.bigInt(0n, 100_000n), fc.constantFrom(1, 3, 5, 12, 24, 36));
  const changes = fc.array(
    fc
      .tuple(amount, amount)
      .map(([[a, term], [b, other]]) => ({ start: monthlyAmount(a, term), end: monthlyAmount(b, other) })),
    { maxLength: 40 },
  );

  it("keeps gross between 0 and 1 and below net, and both follow from the sums over customers", () => {
    fc.assert(
      fc.property(changes, (list) => {
        const { grr, nrr, customers, logoChurn } = calculateRecurringRetention(list);
        const recurring = list.filter(({ start }) => start.minor > 0n);
        const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
        expect(customers).toBe(recurring.length);
        expect(logoChurn.count).toBe(recurring.filter(({ end }) => end.minor === 0n).length);
        expect(grr === null && nrr === null).toBe(recurring.length === 0);
        if (recurring.length === 0) return;
        const start = sum(recurring.map((change) => fraction(change.start)));
        const kept = sum(recurring.map((change) => Math.min(fraction(change.start), fraction(change.end))));
        expect(grr).toBeCloseTo(kept / start, 9);
        expect(nrr).toBeCloseTo(sum(recurring.map((change) => fraction(change.end))) / start, 9);
        expect(grr ?? -1).toBeGreaterThanOrEqual(0);
        expect(grr ?? 2).toBeLessThanOrEqual(Math.min(1, nrr ?? 0));
      }),
    );
  });

  it("is whole when nothing happens in the period", () => {
    const terms = fc.array(amount, { minLength: 1, maxLength: 20 });
    const start = calendarDate("2026-01-01");
    fc.assert(
      fc.property(terms, fc.integer({ min: 1, max: 400 }), (list, length) => {
        const events = list.map(([minor, term], at) => parseEvent(`c${at} 2025-12-31 new ${minor + 1n}/${term}`));
        const span = { from: start, to: addDays(start, length) };
        const result = calculateRecurringRetention(toRecurringChanges(toCustomerHistories(events), span, span.to));
        expect(result).toMatchObject({ customers: list.length, grr: 1, nrr: 1, logoChurn: { value: 0 } });
      }),
    );
  });
});
