import { describe, expect, it } from "vitest";
import { parsePlanFile } from "@/lib/features/commissions/schema";
import { calendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import { period } from "@/lib/values/period";
import { calculateTiersAhead } from "./next-tier";

const window = { key: "2026-Q1", span: period(calendarDate("2026-01-01"), calendarDate("2026-04-01")) };
const usd = (minor: bigint) => money(minor, "USD");

function ahead(component: object, accumulated: bigint) {
  const { plan } = parsePlanFile({
    name: "AE",
    currency: "USD",
    components: [{ id: "base", earns_on: "margin", accumulates: "quarter", ...component }],
  });
  const [base] = plan.components;
  if (!base) throw new Error("the plan has a component");
  const from = calendarDate("2026-01-01");
  const inForce = {
    version: { plan: "AE", from, rules: plan },
    assignment: { plan: "AE", from, to: null, targetIncentive: null },
  };
  const rep = { id: 1, startedOn: null, endedOn: null, assignments: [], quotas: [] };
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
});
