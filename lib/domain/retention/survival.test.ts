import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import { ValueError } from "@/lib/values/value-error";
import { toCustomerHistories } from "./customer-history";
import { toLifetimes } from "./lifetimes";
import { calculateSurvival, type Lifetime, survivalAt } from "./survival";
import golden from "./survival.cases.json";
import { parseEvent } from "./test-events";

const lifetimes = fc.array(
  fc.record({ duration: fc.nat(20), ended: fc.boolean(), customers: fc.integer({ min: 1, max: 4 }) }),
  { maxLength: 40 },
);

describe("survival", () => {
  it.each(golden.cases.map((one) => [one.title, one] as const))("%s", (_, one) => {
    const curve = calculateSurvival([
      ...one.ended.map((duration) => ({ duration, ended: true })),
      ...one.censored.map((duration) => ({ duration, ended: false })),
    ]);
    expect(curve.customers).toBe(one.ended.length + one.censored.length);
    expect(curve.ended).toBe(one.ended.length);
    expect(curve.median).toBe(one.median);
    expect(curve.observedThrough).toBe(one.observedThrough);
    expect(curve.steps).toHaveLength(one.steps.length);
    one.steps.forEach(({ time, atRisk, ended, survival, error }, at) => {
      const step = curve.steps[at];
      expect(step).toMatchObject({ time, atRisk, ended });
      expect(step?.survival).toBeCloseTo(survival, 3);
      const { low, high } = step?.interval ?? { low: Number.NaN, high: Number.NaN };
      const reach = Math.max((step?.survival ?? 0) - low, high - (step?.survival ?? 0));
      expect(reach / 1.959964).toBeCloseTo(error, 4);
      expect(low >= 0 && high <= 1).toBe(true);
    });
  });

  it("without censoring is the share still there, with the binomial error: 3 of 4 after 1, ± 1.96·√(0.75·0.25/4)", () => {
    const curve = calculateSurvival([1, 2, 3, 4].map((duration) => ({ duration, ended: true })));
    expect(curve.steps.map(({ survival }) => survival)).toEqual([0.75, 0.5, 0.25, 0]);
    expect(curve.steps[0]?.interval?.low).toBeCloseTo(0.75 - 1.959964 * Math.sqrt((0.75 * 0.25) / 4), 9);
    expect(curve.steps.at(-1)?.interval).toBeNull();
    expect(curve.median).toBe(2);
  });

  it("reaches the median where a product is one half up to rounding: 23/24·22/23·…·12/13", () => {
    const ended = Array.from({ length: 12 }, (_, at) => ({ duration: at + 1, ended: true }));
    const curve = calculateSurvival([...ended, { duration: 40, ended: false, customers: 12 }]);
    expect(curve.steps.at(-1)?.survival).toBeGreaterThan(0.5);
    expect(curve.median).toBe(12);
  });

  it("says nothing of nobody", () => {
    expect(calculateSurvival([])).toEqual({ customers: 0, ended: 0, steps: [], median: null, observedThrough: null });
  });

  it("is level between steps and unknown beyond the last customer seen, unless nobody was left", () => {
    const open = calculateSurvival([
      { duration: 2, ended: true },
      { duration: 5, ended: false },
    ]);
    expect([0, 1.9, 2, 5].map((time) => survivalAt(open, time))).toEqual([1, 1, 0.5, 0.5]);
    expect(survivalAt(open, 5.1)).toBeNull();
    expect(survivalAt(calculateSurvival([{ duration: 2, ended: true }]), 9)).toBe(0);
    expect(survivalAt(calculateSurvival([]), 0)).toBeNull();
  });

  it.each<Lifetime>([
    { duration: -1, ended: true },
    { duration: Number.NaN, ended: true },
    { duration: 1, ended: true, customers: 0.5 },
    { duration: 1, ended: true, customers: -1 },
  ])("refuses %o", (lifetime) => {
    expect(() => calculateSurvival([lifetime])).toThrow(ValueError);
  });

  it("never rises, stays in its interval, and reads counted rows as it reads single ones", () => {
    fc.assert(
      fc.property(lifetimes, (list) => {
        const curve = calculateSurvival(list);
        let before = 1;
        for (const { survival, interval, atRisk, ended } of curve.steps) {
          expect(survival).toBeLessThan(before);
          expect(ended).toBeLessThanOrEqual(atRisk);
          if (interval) expect(interval.low <= survival && survival <= interval.high).toBe(true);
          expect(interval === null).toBe(survival === 0);
          before = survival;
        }
        const singles = list.flatMap(({ customers, ...one }) => Array.from({ length: customers }, () => one));
        expect(calculateSurvival(singles)).toEqual(curve);
      }),
    );
  });

  it("without censoring is the share that stayed longer", () => {
    const durations = fc.array(fc.nat(15), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(durations, fc.nat(15), (list, time) => {
        const curve = calculateSurvival(list.map((duration) => ({ duration, ended: true })));
        expect(survivalAt(curve, time)).toBeCloseTo(list.filter((one) => one > time).length / list.length, 9);
      }),
    );
  });
});

describe("lifetimes", () => {
  const seen = { to: calendarDate("2026-07-01"), asOf: calendarDate("2026-12-31") };
  const of = (events: string[], from: string | null = null) => [
    ...toLifetimes(toCustomerHistories(events.map(parseEvent)), seen, from === null ? null : calendarDate(from)),
  ];

  it("run from the first recurring day to the churn: 10 January to 10 March is 59 days", () => {
    expect(of(["ana 2025-06-01 buy 5", "ana 2026-01-10 new 100", "ana 2026-03-10 churn"])).toEqual([
      { duration: 59, ended: true },
    ]);
  });

  it("run to the last day seen while the customer stays: 21 June to 30 June is 9 days so far", () => {
    expect(of(["ana 2026-06-21 new 100", "ana 2026-07-01 churn"])).toEqual([{ duration: 9, ended: false }]);
    const asOf = { ...seen, asOf: calendarDate("2026-06-25") };
    const histories = toCustomerHistories([parseEvent("ana 2026-06-21 new 100")]);
    expect([...toLifetimes(histories, asOf)]).toEqual([{ duration: 4, ended: false }]);
  });

  it("end where a contraction leaves nothing, and a return starts no second one", () => {
    const events = ["ana 2026-01-01 new 100", "ana 2026-01-31 contraction 100", "ana 2026-03-01 new 50"];
    expect(of(["ana 2025-12-01 churn", ...events])).toEqual([{ duration: 30, ended: true }]);
  });

  it("leave out who never was recurring, is not seen yet, or began before the day asked for", () => {
    expect(of(["ana 2026-01-01 buy 100", "bo 2026-01-01 churn", "cy 2026-07-01 new 100"])).toEqual([]);
    expect(of(["ana 2026-01-31 new 100", "bo 2026-02-01 new 100"], "2026-02-01")).toEqual([
      { duration: 149, ended: false },
    ]);
  });
});
