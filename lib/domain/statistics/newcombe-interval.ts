import type { Interval } from "./interval";
import type { Proportion } from "./proportion";
import { calculateWilsonInterval } from "./wilson-interval";

/** The difference of two proportions as a ratio (shown in percentage points), with its 95 % interval. */
export type ProportionDifference = { readonly value: number | null; readonly interval: Interval | null };

/**
 * `a − b` with Newcombe's hybrid score interval (method 10, no continuity correction); null when either side has no
 * observations.
 * Throws ValueError unless each `0 ≤ count ≤ of`, all whole.
 * Source: Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven
 * methods", Statistics in Medicine 17 (1998) 873–890.
 */
export function calculateProportionDifference(a: Proportion, b: Proportion): ProportionDifference {
  const [first, second] = [calculateWilsonInterval(a), calculateWilsonInterval(b)];
  if (!first || !second) return { value: null, interval: null };
  const [p, q] = [a.count / a.of, b.count / b.of];
  const value = p - q;
  return {
    value,
    interval: {
      low: value - Math.hypot(p - first.low, second.high - q),
      high: value + Math.hypot(first.high - p, q - second.low),
    },
  };
}
