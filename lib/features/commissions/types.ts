import type { Explanation } from "@/lib/domain/commissions/explanation";
import type { Measure } from "@/lib/domain/commissions/plan";
import type { Problem, ProblemKind } from "@/lib/domain/commissions/plan-error";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Money } from "@/lib/values/money";
import type { Period } from "@/lib/values/period";

/** What a plan import did. */
export type PlanImport = {
  readonly planId: number;
  readonly plan: string;
  /** The day the version holds from; `0001-01-01` for a plan's first, which holds from the beginning. */
  readonly from: CalendarDate;
  readonly outcome: "created" | "replaced" | "unchanged";
  /** Reps on the plan, whose open statements were computed anew. */
  readonly reps: number;
  /** Statements that came out differently. */
  readonly statementsChanged: number;
  /** What may be a mistake, such as a product that the plan names and nobody knows. */
  readonly notes: readonly string[];
};

/** Why a part of a statement could not be computed, and where: a component, or for `plan` the fact that contradicts another. */
export type StatementProblem = Problem & { readonly kind: ProblemKind | "plan" };

/** Where a statement is in its life. */
export type StatementState = "open" | "in_review" | "approved" | "locked";

/**
 * What a rep is owed for one period. payable = earned − withheld + draw + carried + adjusted is what is paid for it; `held` and `balance` are
 * outstanding after it: kept back, and owed back by the rep.
 */
export type StatementSummary = {
  readonly id: number;
  readonly rep: { readonly id: number; readonly name: string };
  readonly period: Period;
  readonly state: StatementState;
  readonly earned: Money;
  /** What it newly keeps back; below zero what it sets free. */
  readonly withheld: Money;
  readonly held: Money;
  /** What the draw added to pay; below zero what repaid it. */
  readonly draw: Money;
  /** What was added because a statement never asks for money; below zero what repaid it. */
  readonly carried: Money;
  readonly adjusted: Money;
  readonly balance: Money;
  readonly payable: Money;
  /** What was payable before it last came out differently; null for one that never did. */
  readonly previousPayable: Money | null;
  readonly problems: readonly StatementProblem[];
  /** Whether nothing of it waits for a missing fact. */
  readonly complete: boolean;
  readonly lineCount: number;
  readonly calculatedAt: Date;
};

/** A component's measure of something: money, or a number of units or deals. */
export type Credited = Money | { readonly count: number; readonly of: "units" | "deals" };

export type StatementLine = {
  readonly statementId: number;
  /** Its place in the statement; with the statement's id it names the line. */
  readonly position: number;
  readonly rep: { readonly id: number; readonly name: string };
  /** Null on the line that applies the cap of a period. */
  readonly deal: {
    readonly id: number;
    readonly externalId: string;
    readonly name: string | null;
    readonly account: string | null;
  } | null;
  readonly on: CalendarDate;
  /** First day of the period it belongs to; another than the statement's own for a correction. */
  readonly originOn: CalendarDate;
  readonly credited: Credited;
  readonly earned: Money;
  readonly explanation: Explanation;
};

/** What one component of a plan earned, over all its lines. Components of two plans may share an id. */
export type ComponentTotal = {
  readonly id: string;
  readonly name: string;
  readonly plan: string | null;
  readonly measure: Measure;
  readonly credited: Credited;
  readonly earned: Money;
  readonly lineCount: number;
};

/** A component with its lines on this page. */
export type ComponentLines = ComponentTotal & { readonly lines: readonly StatementLine[] };

export type StatementLines = {
  readonly components: readonly ComponentLines[];
  readonly count: number;
  readonly page: number;
  readonly pageSize: number;
};

/** What it takes to reach a component's next tier in the window that is running. */
export type NextTier = {
  readonly component: { readonly id: string; readonly name: string };
  readonly window: { readonly key: string; readonly period: Period };
  readonly accumulated: Credited;
  /** The window's quota, where tiers are shares of it. */
  readonly quota: Money | null;
  /** Where the tier begins, in words: `100%` or `50,000.00 USD`. */
  readonly at: string;
  /** What is missing until there. */
  readonly missing: Credited;
  /** What the tier pays, in words: `12%`. */
  readonly pays: string;
};

/** A rep's commission in a period. */
export type CommissionSummary = {
  readonly rep: { readonly id: number; readonly name: string };
  readonly period: Period;
  /** The plan in force on the period's last day that is not ahead; null without one. */
  readonly plan: string | null;
  /** What could be computed; null for a rep who is on no plan in the period. */
  readonly earned: Money | null;
  /** Whether nothing that the rep is owed waits for a missing fact. */
  readonly complete: boolean;
  readonly components: readonly ComponentTotal[];
  /** Each once, with the first month that has it. */
  readonly problems: readonly (StatementProblem & { readonly month: Period })[];
  readonly nextTiers: readonly NextTier[];
};

/** A rep's commission in a period with what it is made of. */
export type Commission = {
  readonly summary: CommissionSummary;
  readonly lines: StatementLines;
  readonly statements: readonly StatementSummary[];
};
