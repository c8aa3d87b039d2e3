import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns, propertyWords } from "@/lib/testing/property-runs";
import { ppm } from "@/lib/values/percentage";
import { compareFractions, type Fraction, fraction, subtract } from "./fraction";
import { type PayoutRule, payoutRule } from "./payout";
import type { Component, Level, Step, Tiers } from "./plan";
import type { RateBasis } from "./scale";
import { addToWindow, NOTHING_DUE } from "./window-due";

const component: Component = {
  id: "c",
  name: "c",
  earnsOn: "revenue",
  creditedAt: "booked",
  accumulates: "year",
  whose: "own",
  when: {
    type: [],
    product: [],
    segment: [],
    channel: [],
    promotion: [],
    minAmount: null,
    maxDiscount: null,
  },
  rate: { kind: "flat", percent: ppm(0n) },
  threshold: null,
  cap: null,
  bonuses: [],
  group: null,
};

/** A component and its basis in the making: levels as amounts, or as shares of a quota, and what each tier pays. */
const choices = fc.record({
  widths: fc.array(fc.bigInt({ min: 1n, max: 10_000_000n }), { minLength: 4, maxLength: 4 }),
  pays: fc.array(fc.bigInt({ min: 0n, max: 500_000n }), { minLength: 1, maxLength: 5 }),
  quota: fc.option(fc.bigInt({ min: 1n, max: 30_000_000n })),
  ofTarget: fc.boolean(),
  targetIncentive: fc.bigInt({ min: 0n, max: 5_000_000n }),
  boundary: fc.constantFrom("upper" as const, "lower" as const),
  threshold: fc.bigInt({ min: 0n, max: 12_000_000n }),
  cap: fc.option(fc.bigInt({ min: 0n, max: 3_000_000n })),
  bonuses: fc.array(fc.tuple(fc.bigInt({ min: 0n, max: 20_000_000n }), fc.bigInt({ min: 0n, max: 90_000n })), {
    maxLength: 2,
  }),
});

type Choices = typeof choices extends fc.Arbitrary<infer T> ? T : never;

function tiersOf({ widths, pays, quota, ofTarget, boundary }: Choices, mode: Tiers["mode"]): Tiers {
  const payOf = (pay: bigint): Step["pays"] => {
    if (mode === "interpolated") return { kind: "amount", amount: pay };
    return quota !== null && ofTarget ? { kind: "of_target", share: ppm(pay) } : { kind: "percent", percent: ppm(pay) };
  };
  let at = 0n;
  let payout = 0n;
  const steps = pays.map((pay, index): Step => {
    at += index === 0 ? 0n : (widths[index - 1] ?? 1n);
    payout += index === 0 ? 0n : pay;
    return { from: levelOf(at, quota), to: null, pays: payOf(mode === "interpolated" ? payout : pay) };
  });
  return { kind: "tiers", over: quota === null ? "amount" : "attainment", mode, boundary, steps };
}

/** An amount, or as many millionths of a quota. */
function levelOf(at: bigint, quota: bigint | null): Level {
  return quota === null ? { kind: "amount", at } : { kind: "attainment", at: ppm(at) };
}

type Extras = { readonly threshold?: "zero" | "above"; readonly cap?: boolean; readonly bonuses?: boolean };

/** F of a component of these tiers, in whole amounts. */
function payoutOf(made: Choices, rate: Tiers, extras: Extras = {}): (amount: bigint) => Fraction {
  const { threshold, cap, bonuses } = extras;
  const basis: RateBasis = { quota: made.quota, targetIncentive: made.targetIncentive };
  const whole: Component = {
    ...component,
    rate,
    threshold: threshold ? { at: levelOf(made.threshold, made.quota), from: threshold } : null,
    cap: cap ? made.cap : null,
    bonuses: bonuses ? made.bonuses.map(([at, amount]) => ({ at: levelOf(at, made.quota), amount })) : [],
  };
  const rule = payoutRule(whole, basis);
  return (amount) => dueOn(rule, amount);
}

/** F of all that accumulates in a window. */
function dueOn(rule: PayoutRule, amount: bigint): Fraction {
  return addToWindow(NOTHING_DUE, "terms", rule, { amount: 0n, deals: 0n }, { amount, deals: 0n }).is.due;
}

const amount = fc.bigInt({ min: 0n, max: 50_000_000n });
const nearby = fc.bigInt({ min: -2n, max: 2n });

/** Anywhere, or close to where a tier or the threshold begins. */
function soldNear({ widths, quota, threshold }: Choices, which: number, by: bigint, anywhere: bigint): bigint {
  const starts = [threshold, ...widths.map((_, index) => widths.slice(0, index + 1).reduce((a, b) => a + b, 0n))];
  const start = starts[which];
  if (start === undefined) return anywhere;
  const sold = (quota === null ? start : (start * quota) / 1_000_000n) + by;
  return sold < 0n ? 0n : sold;
}
/** What each tier's rate rises by, some by nothing. */
const rises = fc.array(fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 100_000n })), {
  minLength: 5,
  maxLength: 5,
});

/** The steepest slope that tiers or a curve have anywhere. */
function steepest({ pays, quota, targetIncentive, ofTarget, widths }: Choices, mode: Tiers["mode"]): Fraction {
  const slopes = pays.map((pay, index) => {
    if (mode === "interpolated") {
      if (index === 0) return fraction(0n);
      const width = widths[index - 1] ?? 1n;
      return quota === null ? fraction(pay, width) : fraction(pay * 1_000_000n, width * quota);
    }
    if (quota === null || !ofTarget) return fraction(pay, 1_000_000n);
    return fraction(pay * targetIncentive, 1_000_000n * quota);
  });
  return slopes.reduce((most, slope) => (compareFractions(slope, most) > 0 ? slope : most), fraction(0n));
}

describe(`marginal tiers and curves, ${propertyWords}`, { timeout: 3_600_000 }, () => {
  it("are continuous: one cent more never pays less, and at most one cent at the steepest rate", () => {
    fc.assert(
      fc.property(
        choices,
        fc.constantFrom("marginal" as const, "interpolated" as const),
        fc.constantFrom(undefined, "above" as const),
        fc.tuple(fc.nat(6), nearby, amount),
        (made, mode, threshold, place) => {
          const sold = soldNear(made, ...place);
          const pays = payoutOf(made, tiersOf(made, mode), threshold ? { threshold, cap: true } : { cap: true });
          const step = subtract(pays(sold + 1n), pays(sold));
          expect(compareFractions(step, fraction(0n))).toBeGreaterThanOrEqual(0);
          expect(compareFractions(step, steepest(made, mode))).toBeLessThanOrEqual(0);
        },
      ),
      propertyRuns,
    );
  });

  it("never pay less for more, whatever the threshold, the cap and the bonuses", () => {
    fc.assert(
      fc.property(
        choices,
        fc.constantFrom("marginal" as const, "interpolated" as const),
        fc.constantFrom("zero" as const, "above" as const),
        fc.tuple(fc.nat(6), nearby, amount),
        fc.oneof(amount, fc.constant(1n)),
        (made, mode, threshold, place, more) => {
          const sold = soldNear(made, ...place);
          const pays = payoutOf(made, tiersOf(made, mode), { threshold, cap: true, bonuses: true });
          expect(compareFractions(pays(sold + more), pays(sold))).toBeGreaterThanOrEqual(0);
        },
      ),
      propertyRuns,
    );
  });

  it("pay every slice at its own rate, however many boundaries an amount crosses", () => {
    fc.assert(
      fc.property(choices, amount, (any, sold) => {
        const made = { ...any, quota: null };
        let left = sold;
        let expected = 0n;
        for (const [index, rate] of made.pays.entries()) {
          const width = index === made.pays.length - 1 ? left : (made.widths[index] ?? 0n);
          const slice = left < width ? left : width;
          expected += slice * rate;
          left -= slice;
        }
        expect(compareFractions(payoutOf(made, tiersOf(made, "marginal"))(sold), fraction(expected, 1_000_000n))).toBe(
          0,
        );
      }),
      propertyRuns,
    );
  });
});

describe(`retroactive tiers, ${propertyWords}`, { timeout: 3_600_000 }, () => {
  it("never pay less when rates rise, each by its own amount", () => {
    fc.assert(
      fc.property(
        choices,
        fc.constantFrom("zero" as const, "above" as const),
        rises,
        fc.tuple(fc.nat(6), nearby, amount),
        (made, threshold, by, place) => {
          const sold = soldNear(made, ...place);
          const raised = { ...made, pays: made.pays.map((pay, index) => pay + (by[index] ?? 0n)) };
          const extras = { threshold, cap: true, bonuses: true };
          const before = payoutOf(made, tiersOf(made, "retroactive"), extras)(sold);
          const after = payoutOf(raised, tiersOf(raised, "retroactive"), extras)(sold);
          expect(compareFractions(after, before)).toBeGreaterThanOrEqual(0);
        },
      ),
      propertyRuns,
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
    const steps = points.map(([at, paid]): Step => {
      return { from: { kind: "amount", at }, to: null, pays: { kind: "amount", amount: paid } };
    });
    const rate: Tiers = { kind: "tiers", over: "amount", mode: "interpolated", boundary: "upper", steps };
    const rule = payoutRule({ ...component, rate }, { quota: null, targetIncentive: null });
    const due = (at: bigint) => dueOn(rule, at);
    for (const [at, paid] of points) expect(compareFractions(due(at), fraction(paid))).toBe(0);
    expect(compareFractions(due(5_000n), fraction(550n))).toBe(0);
    expect(compareFractions(due(1_000n), fraction(100n, 3n))).toBe(0);
    expect(compareFractions(due(90_000n), fraction(1_000n))).toBe(0);
  });
});

describe("a loss", () => {
  it("takes back what had accumulated, never more", () => {
    const rule = payoutRule(
      { ...component, earnsOn: "margin", rate: { kind: "flat", percent: ppm(100_000n) } },
      { quota: null, targetIncentive: null },
    );
    expect(dueOn(rule, -5_000n).n).toBe(0n);
  });
});
