import type { StatementState } from "@/lib/features/commissions/types";

/** What each state of a statement is called. */
export const STATEMENT_STATES: Readonly<Record<StatementState, string>> = {
  open: "Open",
  in_review: "In review",
  approved: "Approved",
  locked: "Locked",
};
