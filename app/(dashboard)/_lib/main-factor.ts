/** What revenue is the product of: closed deals × win rate × average deal. */
export type RevenueFactors = {
  readonly closed: number;
  readonly winRate: number | null;
  readonly averageDeal: number | null;
};

export type Factor = "closed" | "winRate" | "averageDeal";

/**
 * The factor that moved revenue most, by the logarithm of its ratio (the log-mean decomposition of a product); null where one side has
 * no revenue, so that no factor has a ratio.
 */
export function mainFactor(current: RevenueFactors, previous: RevenueFactors): Factor | null {
  const ratios = (["closed", "winRate", "averageDeal"] as const).map((factor) => {
    const [now, then] = [current[factor], previous[factor]];
    return now && then && now > 0 && then > 0 ? { factor, size: Math.log(now / then) } : null;
  });
  if (ratios.some((ratio) => ratio === null)) return null;
  const known = ratios.filter((ratio) => ratio !== null);
  const rose = known.reduce((sum, { size }) => sum + size, 0) >= 0;
  const [first] = known.sort((a, b) => (rose ? b.size - a.size : a.size - b.size));
  return first?.factor ?? null;
}
