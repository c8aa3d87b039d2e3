import { type Interval, Z_95 } from "@/lib/domain/statistics/interval";
import { ValueError } from "@/lib/values/value-error";

/**
 * How long customers stayed: until they left (`ended`), or so far (censored). Durations in one unit of the caller's
 * choice, from 0.
 */
export type Lifetime = { readonly duration: number; readonly ended: boolean; readonly customers?: number };

/** A step of the curve, at a duration at which customers left. */
export type SurvivalStep = {
  readonly time: number;
  /** Customers who had stayed at least this long and were still seen. */
  readonly atRisk: number;
  readonly ended: number;
  /** The share that stays longer than `time`. */
  readonly survival: number;
  /** Greenwood's 95 % interval; null once the curve is at 0, where it has none. */
  readonly interval: Interval | null;
};

/** A Kaplan–Meier curve: 1 before its first step, level between steps. */
export type SurvivalCurve = {
  readonly customers: number;
  readonly ended: number;
  readonly steps: readonly SurvivalStep[];
  /** The first duration by which at least half had left; null: not reached (or nobody to look at). */
  readonly median: number | null;
  /** The longest duration seen; beyond it the curve says nothing. Null when there are no customers. */
  readonly observedThrough: number | null;
};

/**
 * The Kaplan–Meier estimate of how long customers stay, with Greenwood's variance and the plain interval S ± z·√Var,
 * cut at 0 and 1. A customer last seen at the duration of another's leaving was at risk then. From SQL: one row per
 * (duration, ended) with its number of customers. Throws ValueError on a negative duration or a number of customers
 * that is not whole.
 * Source: Kaplan and Meier, Journal of the American Statistical Association 53 (1958) 457–481; Greenwood 1926.
 */
export function calculateSurvival(lifetimes: Iterable<Lifetime>): SurvivalCurve {
  const times = countByTime(lifetimes);
  const customers = times.reduce((sum, { ended, censored }) => sum + ended + censored, 0);
  const steps: SurvivalStep[] = [];
  let atRisk = customers;
  let survival = 1;
  let greenwood = 0;
  for (const { time, ended, censored } of times) {
    if (ended > 0) {
      survival *= 1 - ended / atRisk;
      greenwood += ended / (atRisk * (atRisk - ended));
      steps.push({ time, atRisk, ended, survival, interval: greenwoodInterval(survival, greenwood) });
    }
    atRisk -= ended + censored;
  }
  return {
    customers,
    ended: steps.reduce((sum, step) => sum + step.ended, 0),
    steps,
    median: steps.find((step) => step.survival <= 0.5 + ROUNDING)?.time ?? null,
    observedThrough: times.at(-1)?.time ?? null,
  };
}

/** The share that stays longer than `time`; null beyond what was seen, unless nobody was left. */
export function survivalAt(curve: SurvivalCurve, time: number): number | null {
  const survival = curve.steps.findLast((step) => step.time <= time)?.survival ?? 1;
  const seen = curve.observedThrough !== null && time <= curve.observedThrough;
  return seen || survival === 0 ? survival : null;
}

/** A product of fractions that makes one half may come out a little above it. */
const ROUNDING = 1e-12;

function greenwoodInterval(survival: number, greenwood: number): Interval | null {
  if (survival === 0) return null;
  const reach = Z_95 * survival * Math.sqrt(greenwood);
  return { low: Math.max(survival - reach, 0), high: Math.min(survival + reach, 1) };
}

type TimeCounts = { readonly time: number; ended: number; censored: number };

function countByTime(lifetimes: Iterable<Lifetime>): TimeCounts[] {
  const byTime = new Map<number, TimeCounts>();
  for (const { duration, ended, customers = 1 } of lifetimes) {
    if (!(duration >= 0) || !Number.isSafeInteger(customers) || customers < 0)
      throw new ValueError(`${customers} customers over a duration of ${duration} are no lifetimes`);
    const counts = byTime.get(duration) ?? { time: duration, ended: 0, censored: 0 };
    counts[ended ? "ended" : "censored"] += customers;
    byTime.set(duration, counts);
  }
  return Array.from(byTime.values()).sort((a, b) => a.time - b.time);
}
