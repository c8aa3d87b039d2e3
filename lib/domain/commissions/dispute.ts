/** How a dispute stands: open, settled by an adjustment or by a reason, or taken back by who opened it. */
export type DisputeState = "open" | "adjusted" | "explained" | "withdrawn";

/** What can be done about a dispute: write, take it back, give the reason that settles it, or settle it by an adjustment. */
export type DisputeAct = "reply" | "withdraw" | "explain" | "adjust";

/** What somebody is to a dispute. */
export type DisputeParty = {
  /** It is their own statement. */
  readonly owns: boolean;
  /** They opened it. */
  readonly opened: boolean;
  /** They may answer disputes of the statement's rep. */
  readonly answers: boolean;
  /** They may adjust what the rep is paid. */
  readonly adjusts: boolean;
};

/**
 * What somebody may do about a dispute. Nothing, once it is settled or withdrawn; and nobody settles a dispute about their own pay, whatever
 * they may do otherwise.
 */
export function disputeActs(state: DisputeState, { owns, opened, answers, adjusts }: DisputeParty): DisputeAct[] {
  if (state !== "open") return [];
  const settles = (answers || adjusts) && !owns;
  const acts: [DisputeAct, boolean][] = [
    ["reply", owns || opened || answers || adjusts],
    ["withdraw", owns || opened],
    ["explain", settles],
    ["adjust", settles && adjusts],
  ];
  return acts.filter(([, may]) => may).map(([act]) => act);
}
