import { add, type Fraction, fraction, multiply, subtract, ZERO } from "./fraction";
import type { Component, Level, Step, Tiers } from "./plan";

/** Positions on a component's scale are millionths of its measure, so that shares of a quota are whole numbers. */
export const POSITION = 1_000_000n;

/** What a rate may depend on beside the plan: the window's quota and the assignment's target incentive, in minor units. */
export type RateBasis = { readonly quota: bigint | null; readonly targetIncentive: bigint | null };

/** A stretch of the scale with one rate; `base` is what everything before it pays. The next segment's start ends it. */
export type Segment = {
  readonly start: bigint;
  readonly rate: Fraction;
  readonly base: Fraction;
  readonly pays: Step["pays"];
};

/** Where a level lies, as a position. The quota is known when the level is an attainment. */
export function positionOf(level: Level, { quota }: RateBasis): bigint {
  return level.kind === "amount" ? level.at * POSITION : level.at * (quota ?? 0n);
}

/** Whether a component's levels are shares of the quota. */
export function needsQuota({ rate, threshold, bonuses }: Component): boolean {
  const overQuota = rate.kind === "tiers" && rate.over === "attainment";
  return overQuota || [threshold, ...bonuses].some((part) => part?.at.kind === "attainment");
}

/** Whether a component pays shares of the target incentive. */
export function needsTarget({ rate }: Component): boolean {
  return rate.kind === "tiers" && rate.steps.some(({ pays }) => pays.kind === "of_target");
}

/** The stretches of tiers or of a curve, in order. */
export function segmentsOf(tiers: Tiers, basis: RateBasis): Segment[] {
  return tiers.mode === "interpolated" ? curveSegments(tiers.steps, basis) : tierSegments(tiers.steps, basis);
}

function tierSegments(steps: readonly Step[], basis: RateBasis): Segment[] {
  const segments: Segment[] = [];
  for (const { from, pays } of steps) {
    const start = positionOf(from, basis);
    const before = segments.at(-1);
    const base = before ? add(before.base, payAlong(before, start)) : ZERO;
    segments.push({ start, rate: tierRate(pays, basis), base, pays });
  }
  return segments;
}

/** Money per unit of the measure: minor units per minor unit, or per millionth of a count. */
function tierRate(pays: Step["pays"], { quota, targetIncentive }: RateBasis): Fraction {
  if (pays.kind === "percent") return fraction(pays.percent, 1_000_000n);
  if (pays.kind === "amount") return fraction(pays.amount, 1_000_000n);
  return fraction(pays.share * (targetIncentive ?? 0n), 1_000_000n * (quota ?? 1n));
}

function curveSegments(steps: readonly Step[], basis: RateBasis): Segment[] {
  const points = steps.map(({ from, pays }) => ({ start: positionOf(from, basis), base: payoutAt(pays, basis), pays }));
  return points.map((point, index) => {
    const next = points[index + 1];
    if (!next) return { ...point, rate: ZERO };
    return { ...point, rate: multiply(subtract(next.base, point.base), fraction(POSITION, next.start - point.start)) };
  });
}

function payoutAt(pays: Step["pays"], { targetIncentive }: RateBasis): Fraction {
  if (pays.kind === "of_target") return fraction(pays.share * (targetIncentive ?? 0n), 1_000_000n);
  return pays.kind === "amount" ? fraction(pays.amount) : ZERO;
}

/** What a stretch pays from its start to a position. */
export function payAlong({ start, rate }: Segment, position: bigint): Fraction {
  return multiply(rate, fraction(position - start, POSITION));
}
