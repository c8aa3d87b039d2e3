import type { RunMonth } from "@/lib/features/commissions/types";

/** How far a month is: `18 of 24 approved`. */
export function monthState({ lockedAt, statements, open, approved }: RunMonth): string {
  if (lockedAt !== null) return "locked";
  if (open === statements) return "open";
  return `${approved} of ${statements} approved`;
}
