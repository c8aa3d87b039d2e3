/** One place where a plan or a fact is wrong, and what would be accepted there. */
export type Problem = { readonly where: string; readonly message: string };

/** What kind of fact is missing, or `left`: a credit that came after the rep had gone. */
export type ProblemKind = "quota" | "exchange_rate" | "amount" | "cost" | "target_incentive" | "left";

/** Why a part cannot be computed yet, in words that name what is missing. */
export type Missing = { readonly kind: ProblemKind; readonly message: string };

/** A problem that a statement shows: `where` is the component it is about, `deal` names the one that finance decides about. */
export type StatementProblem = Problem & { readonly kind: ProblemKind; readonly deal?: string };

/** A plan or its facts cannot be used. Every fault found stands in `problems`; the edge turns it into its own error. */
export class PlanError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ where, message }) => (where === "" ? message : `${where}: ${message}`)).join("\n"));
    this.name = "PlanError";
    this.problems = problems;
  }
}
