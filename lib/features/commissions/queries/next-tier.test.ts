import { describe, expect, it } from "vitest";
import type { Quota } from "@/lib/domain/commissions/facts";
import { parsePlanFile } from "@/lib/features/commissions/schema";
import { type CalendarDate, calendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import { WHOLE } from "@/lib/values/percentage";
import { period } from "@/lib/values/period";
import { calculateTiersAhead } from "./next-tier";

const window = { key: "2026-Q1", span: period(calendarDate("2026-01-01"), calendarDate("2026-04-01")) };
const usd = (minor: bigint) => money(minor, "USD");

function ahead(
  component: object,
  accumulated: bigint,
  endedOn: CalendarDate | null = null,
  quotas: readonly Quota[] = [],
) {
  const { plan } = parsePlanFile({
    name: "AE",
    currency: "USD",
    components: [{ id: "base", earns_on: "margin", accumulates: "quarter", ...component }],
  });
  const [base] = plan.components;
  if (!base) throw new Error("the plan has a component");
  const from = calendarDate("2026-01-01");
  const assignment = { plan: "AE", from, to: null, targetIncentive: null };
  const inForce = { version: { plan: "AE", from, rules: plan }, assignment };
  const rep = { id: 1, startedOn: null, endedOn, assignments: [assignment], quotas };
  return calculateTiersAhead(base, window, accumulated, { rep, inForce, fxRates: [], reportingCurrency: "USD" });
}

const tiers = {
  tiers: {
    over: "amount",
    mode: "marginal",
    steps: [
      { from: "0", percent: "5%" },
      { from: "1000", percent: "8%" },
    ],
  },
};

describe("calculateTiersAhead", () => {
  it("counts what has to be made good first when less than nothing has accumulated", () => {
    expect(ahead({ rate: tiers }, -50_000n)).toMatchObject([{ at: "1,000.00 USD", missing: usd(150_000n) }]);
    expect(ahead({ rate: tiers }, 40_000n)).toMatchObject([{ missing: usd(60_000n) }]);
  });

  it("has none in a window after the rep left", () => {
    expect(ahead({ rate: tiers }, 0n, calendarDate("2026-01-01"))).toHaveLength(1);
    expect(ahead({ rate: tiers }, 0n, calendarDate("2025-12-31"))).toEqual([]);
  });

  it("tells the threshold and bonuses too, those nearest first, and what each pays", () => {
    const bonuses = [
      { at: "1000", amount: "50.00" },
      { at: "1500", amount: "70.00" },
    ];
    const component = { rate: { flat: "10%" }, threshold: { at: "1200", from: "above" }, bonus: bonuses };
    const words = (accumulated: bigint) =>
      ahead(component, accumulated).map(({ level, at, missing, pays }) => [level, at, missing, pays]);
    expect(words(50_000n)).toEqual([
      ["threshold", "1,200.00 USD", usd(70_000n), "10% of what is above"],
      ["bonus", "1,500.00 USD", usd(100_000n), "a bonus of 70.00 USD"],
    ]);
    expect(words(120_000n)).toEqual([["bonus", "1,500.00 USD", usd(30_000n), "a bonus of 70.00 USD"]]);
    expect(words(150_000n)).toEqual([]);
    expect(ahead({ ...component, threshold: { at: "1200", from: "zero" } }, 0n)[0]?.pays).toBe("10% of everything");
  });

  it("passes over tiers below a threshold that is not reached, where they pay nothing yet", () => {
    const component = { rate: tiers, threshold: { at: "1200", from: "zero" } };
    expect(ahead(component, 0n)).toMatchObject([{ level: "threshold", at: "1,200.00 USD", missing: usd(120_000n) }]);
    const late = { rate: tiers, threshold: { at: "800", from: "zero" } };
    expect(ahead(late, 0n)).toMatchObject([
      { level: "threshold", at: "800.00 USD", pays: "everything by its tiers" },
      { level: "tier", at: "1,000.00 USD" },
    ]);
  });

  it("tells the quota beside a level that is a share of it, and not beside an amount", () => {
    const quota = { id: "q1", ...window.span, amount: 1_000_000n, currency: "USD", ramp: WHOLE };
    const component = {
      rate: { flat: "10%" },
      threshold: { at: "800", from: "zero" },
      bonus: [{ at: "100%", amount: "50" }],
    };
    expect(ahead(component, 0n, null, [quota])).toMatchObject([
      { level: "threshold", at: "800.00 USD", quota: null },
      { level: "bonus", at: "100%", quota: usd(1_000_000n) },
    ]);
  });
});
