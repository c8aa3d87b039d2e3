export type StageOutcome = "open" | "won" | "lost";

/** A stage that a deal can be in. */
export type Stage = {
  readonly id: number;
  readonly name: string;
  /** Lower comes first. */
  readonly position: number;
  /** Chance of being won, in millionths; null where nobody said. */
  readonly probabilityPpm: number | null;
  readonly outcome: StageOutcome;
  readonly deals: number;
};
