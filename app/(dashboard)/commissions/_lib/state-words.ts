import type { RunMonth, StatementState } from "@/lib/features/commissions/types";

/** What the states of a statement are called. */
export const STATE_WORDS: Readonly<Record<StatementState, string>> = {
  open: "Open",
  in_review: "In review",
  approved: "Approved",
  locked: "Locked",
};

/** How far a month is: `18 of 24 approved`. */
export function monthState({ lockedAt, statements, open, approved }: RunMonth): string {
  if (lockedAt !== null) return "locked";
  if (open === statements) return "open";
  return `${approved} of ${statements} approved`;
}
