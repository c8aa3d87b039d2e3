import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ppm } from "@/lib/values/percentage";
import { compareFractions, fraction, subtract } from "./fraction";
import { payoutRule } from "./payout";
import type { Component, Tiers } from "./plan";

const component: Omit<Component, "rate"> = {
  id: "base",
  name: "Base",
  earnsOn: "revenue",
  creditedAt: "booked",
  accumulates: "quarter",
  whose: "own",
  when: { type: [], product: [], segment: [], channel: [], promotion: [], minAmount: null, maxDiscount: null },
  threshold: null,
  cap: null,
  bonuses: [],
  group: null,
};

function tiersOf(widths: readonly bigint[], percents: readonly bigint[], mode: Tiers["mode"]): Tiers {
  let start = 0n;
  const steps = percents.map((percent, index) => {
    start += index === 0 ? 0n : (widths[index - 1] ?? 1n);
    return {
      from: { kind: "amount", at: start } as const,
      to: null,
      pays: { kind: "percent", percent: ppm(percent) } as const,
    };
  });
  return { kind: "tiers", over: "amount", mode, boundary: "upper", steps };
}

function due(tiers: Tiers, amount: bigint) {
  return payoutRule({ ...component, rate: tiers }, { quota: null, targetIncentive: null }).pays({ amount, deals: 0n })
    .due;
}

const widths = fc.array(fc.bigInt({ min: 1n, max: 10_000_000n }), { minLength: 4, maxLength: 4 });
const percents = fc.array(fc.bigInt({ min: 0n, max: 500_000n }), { minLength: 1, maxLength: 5 });
const amount = fc.bigInt({ min: 0n, max: 50_000_000n });

describe("marginal tiers", () => {
  it("never pay less for more, and one cent more adds at most one cent at the highest rate", () => {
    fc.assert(
      fc.property(widths, percents, amount, (sizes, rates, sold) => {
        const tiers = tiersOf(sizes, rates, "marginal");
        const step = subtract(due(tiers, sold + 1n), due(tiers, sold));
        const highest = rates.toSorted((a, b) => (a < b ? 1 : -1))[0] ?? 0n;
        expect(compareFractions(step, fraction(0n))).toBeGreaterThanOrEqual(0);
        expect(compareFractions(step, fraction(highest, 1_000_000n))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("pay every slice at its own rate, however many boundaries an amount crosses", () => {
    fc.assert(
      fc.property(widths, percents, amount, (sizes, rates, sold) => {
        let left = sold;
        let expected = 0n;
        for (const [index, rate] of rates.entries()) {
          const width = index === rates.length - 1 ? left : (sizes[index] ?? 0n);
          const slice = left < width ? left : width;
          expected += slice * rate;
          left -= slice;
        }
        expect(compareFractions(due(tiersOf(sizes, rates, "marginal"), sold), fraction(expected, 1_000_000n))).toBe(0);
      }),
    );
  });
});

describe("retroactive tiers", () => {
  it("never pay less when rates rise", () => {
    fc.assert(
      fc.property(widths, percents, fc.bigInt({ min: 0n, max: 100_000n }), amount, (sizes, rates, rise, sold) => {
        const before = due(tiersOf(sizes, rates, "retroactive"), sold);
        const raised = rates.map((rate) => rate + rise);
        expect(compareFractions(due(tiersOf(sizes, raised, "retroactive"), sold), before)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("a curve", () => {
  it("meets its points and lies between them in between", () => {
    const points = [
      [0n, 0n],
      [3_000n, 100n],
      [7_000n, 1_000n],
    ] as const;
    const steps = points.map(([at, paid]) => ({
      from: { kind: "amount", at } as const,
      to: null,
      pays: { kind: "amount", amount: paid } as const,
    }));
    const curve: Tiers = { kind: "tiers", over: "amount", mode: "interpolated", boundary: "upper", steps };
    for (const [at, paid] of points) expect(compareFractions(due(curve, at), fraction(paid))).toBe(0);
    expect(compareFractions(due(curve, 5_000n), fraction(550n))).toBe(0);
    expect(compareFractions(due(curve, 1_000n), fraction(100n, 3n))).toBe(0);
    expect(compareFractions(due(curve, 90_000n), fraction(1_000n))).toBe(0);
  });
});

describe("a loss", () => {
  it("takes back what had accumulated, never more", () => {
    const rule = payoutRule(
      { ...component, earnsOn: "margin", rate: { kind: "flat", percent: ppm(100_000n) } },
      { quota: null, targetIncentive: null },
    );
    expect(rule.pays({ amount: -5_000n, deals: 0n }).due.n).toBe(0n);
  });
});
