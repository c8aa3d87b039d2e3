import type { RunMonth } from "@/lib/features/commissions/types";

/** What is said of a month whose statements may still change. */
export const NOT_LOCKED = "not locked yet";

/** How far a month is: `18 of 24 approved`. */
export function monthState({ lockedAt, statements, open, approved }: RunMonth): string {
  if (lockedAt !== null) return "locked";
  if (open === statements) return "open";
  return `${approved} of ${statements} approved`;
}
