/**
 * The middle value, or the mean of the two middle ones (so a half for whole numbers); null of nothing. In the values'
 * unit; any order.
 */
export function calculateMedian(values: Iterable<number>): number | null {
  const sorted = Float64Array.from(values).sort();
  const [lower, upper] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}

/** Sum ÷ count; null of nothing. In the values' unit. */
export function calculateMean(values: Iterable<number>): number | null {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    sum += value;
    count += 1;
  }
  return count === 0 ? null : sum / count;
}
