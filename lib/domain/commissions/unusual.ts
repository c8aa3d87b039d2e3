/** How many statements before one are looked at, and how few say nothing. */
export const USUAL = { statements: 6, least: 3, times: 2n } as const;

/**
 * Whether what a statement earned is unusually high beside the same rep's statements before it, latest first, in minor units: more than twice
 * the most that any of the last six earned. Fewer than three say nothing. A rule of thumb for those who approve, with no part in any figure.
 */
export function isUnusuallyHigh(earned: bigint, before: readonly bigint[]): boolean {
  const seen = before.slice(0, USUAL.statements);
  if (seen.length < USUAL.least) return false;
  return seen.some((one) => one > 0n) && seen.every((one) => earned > USUAL.times * one);
}

/**
 * What to look at in what a rep owes back after a statement, in minor units: `more` where it grew, under a draw or because nothing is paid
 * below zero; `unpaid` where something is owed back and nothing of it was repaid. Null where nothing is owed back, or where it became less.
 */
export function owedBackAlert(balance: bigint, before: bigint): "more" | "unpaid" | null {
  if (balance > before) return "more";
  return balance > 0n && balance === before ? "unpaid" : null;
}
