import type { Interval } from "./interval";
import type { Proportion } from "./proportion";
import { calculateWilsonInterval } from "./wilson-interval";

/** A proportion with its value and 95 % interval, both null when nothing was observed. */
export type ProportionEstimate = Proportion & { readonly value: number | null; readonly interval: Interval | null };

/**
 * `count ÷ of` as a ratio from 0 to 1, with its Wilson interval. Nothing observed gives no value, never 0.
 * Throws ValueError unless both are whole numbers with `0 ≤ count ≤ of`.
 */
export function calculateProportion({ count, of }: Proportion): ProportionEstimate {
  const interval = calculateWilsonInterval({ count, of });
  return { count, of, value: of === 0 ? null : count / of, interval };
}
