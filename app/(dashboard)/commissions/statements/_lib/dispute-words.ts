import type { Dispute } from "@/lib/features/disputes/types";

const STATES: Readonly<Record<Dispute["state"], string>> = {
  open: "Disputed",
  adjusted: "Settled by an adjustment",
  explained: "Settled by a reason",
  withdrawn: "Withdrawn",
};

/** How a dispute stands, in words. */
export function disputeStateWords(state: Dispute["state"]): string {
  return STATES[state];
}
