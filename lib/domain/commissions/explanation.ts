/**
 * One step of why a line is its number: which kind of step, the sentence a person reads, and the figures in it as exact text
 * (money as decimal text in major units, rates as percent text, dates as ISO), so that any page can write its own words.
 */
export type ExplanationStep = {
  readonly step: StepKind;
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
};

export type Explanation = readonly ExplanationStep[];

export type StepKind =
  | "deal"
  | "reduction"
  | "payment"
  | "conversion"
  | "share"
  | "leaver"
  | "group"
  | "quota"
  | "accumulated"
  | "threshold"
  | "slice"
  | "rate"
  | "bonus"
  | "cap"
  | "budget"
  | "total"
  | "correction"
  | "held"
  | "released"
  | "draw"
  | "repaid"
  | "carried"
  | "balance";

export function step(kind: StepKind, text: string, values: Record<string, string> = {}): ExplanationStep {
  return { step: kind, text, values };
}

/** What an explanation says, in one line. */
export function explanationText(explanation: Explanation): string {
  return explanation.map(({ text }) => text).join(" ");
}
