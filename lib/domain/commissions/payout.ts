import { larger } from "./amounts";
import { add, type Fraction, fraction, multiply, subtract, ZERO } from "./fraction";
import type { Component, Tiers } from "./plan";
import { POSITION, payAlong, positionOf, type RateBasis, type Segment, segmentsOf } from "./scale";

/** What has accumulated in a window: `amount` in the measure's unit, and where each deal pays, how many, in millionths. */
export type Accumulated = { readonly amount: bigint; readonly deals: bigint };

/** What a component pays on an accumulated amount before its cap, which is the window's. */
export type Uncapped = {
  /** By the rate alone, of what lies above the threshold when only that counts. Exact. */
  readonly byRate: Fraction;
  readonly reached: boolean;
  readonly bonus: bigint;
};

/** How a component pays in one window, and what its explanation needs to know about it. */
export type PayoutRule = {
  readonly component: Component;
  readonly basis: RateBasis;
  readonly segments: readonly Segment[];
  readonly pays: (accumulated: Accumulated) => Uncapped;
  /** What is paid for the amount between two states by itself, at the rate that holds in the second. */
  readonly alone: (before: Accumulated, after: Accumulated) => Fraction;
};

const NOTHING: Uncapped = { byRate: ZERO, reached: true, bonus: 0n };

/**
 * What a component pays on what has accumulated in one window: rate, then threshold, then bonuses. The cap on it is the window's.
 * Nothing accumulated, or less, pays nothing. The plan has been checked, and the basis holds what the component needs.
 * Source of the rules: the design's page on commissions.
 */
export function payoutRule(component: Component, basis: RateBasis): PayoutRule {
  const segments = segmentsFor(component, basis);
  const byRate = ratePayout(component, segments);
  const threshold = component.threshold ? positionOf(component.threshold.at, basis) : null;
  const above = component.threshold?.from === "above" ? threshold : null;
  const bonuses = component.bonuses.map(({ at, amount }) => ({ position: positionOf(at, basis), amount }));

  const pays = ({ amount, deals }: Accumulated): Uncapped => {
    if (amount <= 0n && deals <= 0n) return NOTHING;
    const position = amount * POSITION;
    if (threshold !== null && position < threshold) return { ...NOTHING, reached: false };
    const bonus = bonuses.reduce((sum, level) => (position >= level.position ? sum + level.amount : sum), 0n);
    return { byRate: byRate(position, deals, above ?? 0n), reached: true, bonus };
  };
  const alone = (before: Accumulated, after: Accumulated): Fraction => {
    const [from, to] = [before, after].map(({ amount }) => larger(larger(amount, 0n) * POSITION, above ?? 0n));
    if (from === undefined || to === undefined || !pays(after).reached) return ZERO;
    return rateAlone(component, segments)(from, to, after.deals - before.deals);
  };
  return { component, basis, segments, pays, alone };
}

type RateAlone = (from: bigint, to: bigint, deals: bigint) => Fraction;

function rateAlone({ rate, earnsOn }: Component, segments: readonly Segment[]): RateAlone {
  if (rate.kind === "per_deal" && earnsOn !== "deals")
    return (_from, _to, deals) => fraction(rate.amount * deals, 1_000_000n);
  if (rate.kind === "tiers" && rate.mode === "retroactive")
    return (from, to) => multiply(segmentAt(segments, to, rate.boundary).rate, fraction(to - from, POSITION));
  return (from, to) => subtract(alongSegments(segments, to), alongSegments(segments, from));
}

/** The stretch that a position lies in; one exactly on a boundary belongs to the upper or the lower stretch. */
export function segmentAt(segments: readonly Segment[], position: bigint, boundary: Tiers["boundary"]): Segment {
  const reached = (start: bigint) => (boundary === "upper" ? start <= position : start < position);
  const found = segments.findLast(({ start }) => reached(start)) ?? segments[0];
  if (!found) throw new Error("tiers have at least one step");
  return found;
}

type RatePayout = (position: bigint, deals: bigint, above: bigint) => Fraction;

function ratePayout({ rate, earnsOn }: Component, segments: readonly Segment[]): RatePayout {
  if (rate.kind === "per_deal" && earnsOn !== "deals")
    return (_position, deals) => fraction(rate.amount * deals, 1_000_000n);
  if (rate.kind === "tiers" && rate.mode === "retroactive")
    return (position, _deals, above) =>
      multiply(segmentAt(segments, position, rate.boundary).rate, fraction(position - above, POSITION));
  return (position, _deals, above) => {
    const due = alongSegments(segments, position);
    return above === 0n ? due : subtract(due, alongSegments(segments, above));
  };
}

function alongSegments(segments: readonly Segment[], position: bigint): Fraction {
  const segment = segmentAt(segments, position, "upper");
  return add(segment.base, payAlong(segment, position));
}

function segmentsFor({ rate }: Component, basis: RateBasis): Segment[] {
  if (rate.kind === "tiers") return segmentsOf(rate, basis);
  const pays =
    rate.kind === "flat"
      ? ({ kind: "percent", percent: rate.percent } as const)
      : ({ kind: "amount", amount: rate.amount } as const);
  const ppm = rate.kind === "flat" ? rate.percent : rate.amount;
  return [{ start: 0n, rate: fraction(ppm, 1_000_000n), base: ZERO, pays }];
}
