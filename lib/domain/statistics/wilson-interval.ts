import { type Interval, Z_95 } from "./interval";
import { type Proportion, requireProportion } from "./proportion";

/**
 * The 95 % Wilson score interval of a proportion, without continuity correction; null when nothing was observed.
 * Throws ValueError unless `0 ≤ count ≤ of`, both whole.
 * Source: Wilson 1927, as method 3 of Newcombe, "Two-sided confidence intervals for the single proportion", Statistics
 * in Medicine 17 (1998).
 */
export function calculateWilsonInterval(proportion: Proportion): Interval | null {
  requireProportion(proportion);
  const { count, of } = proportion;
  if (of === 0) return null;
  const z2 = Z_95 * Z_95;
  const middle = 2 * count + z2;
  const reach = Z_95 * Math.sqrt(z2 + (4 * count * (of - count)) / of);
  const scale = 2 * (of + z2);
  return {
    low: count === 0 ? 0 : (middle - reach) / scale,
    high: count === of ? 1 : (middle + reach) / scale,
  };
}
