import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import { evaluateMetric } from "./evaluate";
import type { EvaluationContext, MeasureValues } from "./measure-value";
import { type MetricId, metricOf } from "./registry";

const QUARTER: EvaluationContext = {
  span: { from: calendarDate("2026-01-01"), to: calendarDate("2026-04-01") },
  asOf: calendarDate("2026-01-30"),
  currency: "USD",
};
const evaluate = (id: MetricId, values: MeasureValues, context = QUARTER) =>
  evaluateMetric(metricOf(id), values, context);
const counts = (values: Record<string, number | bigint>): MeasureValues =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value: BigInt(value) }]));
const usd = (minor: number | bigint) => ({ minor: BigInt(minor), currency: "USD" });

describe("evaluating", () => {
  it("a zero denominator has no value and says what is missing", () => {
    expect(evaluate("win_rate", {})).toEqual({ value: null, n: 0, note: "Deals won + Deals lost: none" });
    expect(evaluate("avg_deal", counts({ revenue: 0 }))).toEqual({ value: null, n: 0, note: "Deals won: none" });
  });

  it("what nobody reported is not 0", () => {
    expect(evaluate("clicks", {}).value).toBeNull();
    expect(evaluate("clicks", counts({ clicks: 0 })).value).toBe(0);
    expect(evaluate("revenue", {}).value).toEqual(usd(0));
    expect(evaluate("attainment", counts({ revenue: 5 }))).toMatchObject({ value: null, note: "no quota" });
  });

  it("money is rounded once, half away from zero", () => {
    expect(evaluate("avg_deal", counts({ revenue: 1001, won_deals: 2 })).value).toEqual(usd(501));
    expect(evaluate("net_revenue", counts({ revenue: 1, refunds: 4 })).value).toEqual(usd(-3));
    expect(evaluate("cpm", counts({ spend: 1, impressions: 3000 })).value).toEqual(usd(0));
    expect(evaluate("cpm", counts({ spend: 3, impressions: 2000 })).value).toEqual(usd(2));
  });

  it("stays exact where a double does not", () => {
    const huge = 9_007_199_254_740_993n;
    expect(evaluate("net_revenue", counts({ revenue: huge * 1000n, refunds: 1 })).value).toEqual(
      usd(huge * 1000n - 1n),
    );
    expect(evaluate("attainment", counts({ revenue: huge * 3n, quota: huge })).value).toBe(3);
  });

  it("a missing rate spoils the figure, a cost nobody entered does not", () => {
    const rate = { value: null, reason: "no exchange rate for EUR on 2026-01-05" };
    const known = counts({ spend: 500, new_customers: 5 });
    expect(evaluate("cac", known).value).toEqual(usd(100));
    expect(evaluate("cac", { ...known, sales_costs: rate })).toMatchObject({ value: null, note: rate.reason });
    expect(evaluate("cac", counts({ new_customers: 5 })).value).toBeNull();
  });

  it("pace asks for the elapsed days, today counted, and is the attainment afterwards", () => {
    const values = counts({ revenue: 300, quota: 900 });
    expect(evaluate("pace", values).value).toBe(1);
    expect(evaluate("projected", values).value).toEqual(usd(900));
    const over = { ...QUARTER, asOf: calendarDate("2026-05-01") };
    expect(evaluate("pace", values, over).value).toBe(evaluate("attainment", values, over).value);
    const before = { ...QUARTER, asOf: calendarDate("2025-12-31") };
    expect(evaluate("projected", values, before)).toMatchObject({ value: null, note: "the period has not begun" });
  });

  it("coverage has no value once the quota is met", () => {
    const note = "quota met";
    expect(evaluate("coverage", counts({ pipeline: 9, quota: 5, revenue: 5 }))).toEqual({ value: null, note });
    expect(evaluate("coverage", counts({ pipeline: 9, quota: 5, revenue: 6 }))).toEqual({ value: null, note });
    expect(evaluate("coverage", counts({ pipeline: 9, quota: 5, revenue: 2 })).value).toBe(3);
  });

  it("without churn a lifetime is 60 months, and says so", () => {
    const values = counts({ gross_margin: 1000, customer_months: 10, months_ended: 0 });
    expect(evaluate("ltv", values)).toMatchObject({ value: usd(6000), note: expect.stringContaining("60 months") });
    expect(evaluate("ltv", { ...values, months_ended: { value: 2n } }).value).toEqual(usd(500));
  });

  it("a win rate is a share of counts within its interval", () => {
    const deals = fc.record({ won: fc.integer({ min: 0, max: 1e6 }), lost: fc.integer({ min: 0, max: 1e6 }) });
    fc.assert(
      fc.property(deals, ({ won, lost }) => {
        const { value, interval, n } = evaluate("win_rate", counts({ won_deals: won, lost_deals: lost }));
        expect(n).toBe(won + lost);
        if (won + lost === 0) expect(value).toBeNull();
        else {
          const [low, high] = interval ?? [1, 0];
          expect(value).toBe(won / (won + lost));
          expect(low <= Number(value) && Number(value) <= high).toBe(true);
        }
      }),
    );
  });
});
