import type { SettlementExplanation } from "@/lib/domain/commissions/explain-settlement";
import type { Explanation } from "@/lib/domain/commissions/explanation";
import type { Measure, Plan } from "@/lib/domain/commissions/plan";
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
export type StatementProblem = Problem & {
  readonly kind: ProblemKind | "plan";
  /** The external id of the deal that finance decides about, of kind `left`. */
  readonly deal?: string;
};

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
  /** Of its draw, what it carries and its balance. */
  readonly explanation: SettlementExplanation;
  /** What was payable before its facts last changed that, which no adjustment by hand does; null for one that never did. */
  readonly previousPayable: Money | null;
  /** By how much they changed it then; what was adjusted by hand since is no part of it. */
  readonly lastChange: Money | null;
  readonly problems: readonly StatementProblem[];
  /** Whether nothing of it waits for a missing fact. */
  readonly complete: boolean;
  readonly lineCount: number;
  readonly calculatedAt: Date;
  /** Another one once its amounts, its state or its disputes are not what they were; words may change. */
  readonly fingerprint: string;
};

/** A statement as somebody saw it who approves it. */
export type SeenStatement = Pick<StatementSummary, "id" | "fingerprint" | "payable">;

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

/** What it takes to reach a component's next tier, threshold or bonus in the window that is running. */
export type NextTier = {
  /** A threshold is where it begins to pay at all. */
  readonly level: "tier" | "threshold" | "bonus";
  readonly component: { readonly id: string; readonly name: string };
  readonly window: { readonly key: string; readonly period: Period };
  readonly accumulated: Credited;
  /** The window's quota, where the level is a share of it. */
  readonly quota: Money | null;
  /** Where the level begins, in words: `100%` or `50,000.00 USD`. */
  readonly at: string;
  /** What is missing until there. */
  readonly missing: Credited;
  /** What the level pays, in words: `12%`, or `a bonus of 500.00 USD`. */
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

/**
 * What commission came to up to a day, in one currency, and what became of it.
 * accrued = earned + adjusted + guaranteed = paid + payable + running + held − owedBack.
 */
export type PayBalance = {
  /** By the lines of statements that count by then. */
  readonly earned: Money;
  /** By hand by then, with a reason. */
  readonly adjusted: Money;
  /** By draws that nobody owes back. */
  readonly guaranteed: Money;
  readonly accrued: Money;
  /** On statements that were locked by then. */
  readonly paid: Money;
  /** On statements of months that were over and not locked. */
  readonly payable: Money;
  /** On statements of the running month; of a month that the day lies in, what has counted by then, before it is settled. */
  readonly running: Money;
  /** What statements of months that ended by then keep back. */
  readonly held: Money;
  /** By the same statements what reps have had in advance, as draws or for deals that were taken back since. */
  readonly owedBack: Money;
};

/** A month of statements and how far they are. */
export type RunMonth = {
  readonly period: Period;
  readonly statements: number;
  readonly open: number;
  readonly inReview: number;
  readonly approved: number;
  /** Null while the month is not locked. */
  readonly lockedAt: Date | null;
  readonly lockedBy: string | null;
};

/** What those who approve a statement should look at first. */
export type RunException = {
  readonly kind:
    | "problem"
    | "left"
    | "adjusted"
    | "negative"
    | "owed_back"
    | "high"
    | "dispute"
    | "changed"
    | "returned";
  readonly message: string;
  readonly amount?: Money;
};

/** A statement as those who approve and pay it see it. */
export type RunStatement = StatementSummary & {
  readonly team: string | null;
  readonly plan: string | null;
  readonly email: string | null;
  readonly externalId: string | null;
  /** What the rep's statement of the month before pays, where it is in the same currency. */
  readonly payableBefore: Money | null;
  readonly adjustments: readonly Pick<StatementAdjustment, "amount" | "reason" | "createdBy">[];
  readonly exceptions: readonly RunException[];
};

/** Money of a line that a statement keeps back, or below zero sets free. */
export type StatementHold = {
  readonly component: string;
  readonly componentName: string;
  /** Null where it belongs to the cap of a period. */
  readonly deal: StatementLine["deal"];
  readonly originOn: CalendarDate;
  readonly amount: Money;
  readonly explanation: Explanation;
};

/** What is kept back of a line after a statement, and until when; null: until the deal is paid in full. */
export type OutstandingHold = StatementHold & { readonly freeOn: CalendarDate | null };

export type StatementAdjustment = {
  readonly id: number;
  readonly amount: Money;
  readonly reason: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** Settles a dispute, and is not removed. */
  readonly settles: boolean;
};

/** What finance decided about the credits of a deal that came after the rep left. */
export type StoredLeaverDecision = {
  readonly deal: { readonly id: number; readonly externalId: string; readonly name: string | null };
  readonly pays: boolean;
  readonly reason: string;
  readonly decidedAt: Date;
  readonly decidedBy: string;
};

/** A step in a statement's life; nobody's where it fell back by itself. */
export type StatementStep = {
  readonly at: Date;
  readonly state: StatementState;
  readonly name: string | null;
  readonly note: string | null;
};

/** What a statement's lines come to: those of its own month by component, and those that correct earlier months. */
export type StatementParts = {
  readonly own: readonly ComponentTotal[];
  readonly corrections: readonly ComponentTotal[];
};

/** A statement with all that it is made of but its own lines, of which there may be many. */
export type StatementDetail = {
  readonly statement: StatementSummary;
  /** The plan that the statement is by. */
  readonly plan: string | null;
  /** Its version on the period's last day. */
  readonly terms: Plan | null;
  readonly parts: StatementParts;
  readonly corrections: StatementLines;
  readonly holds: readonly StatementHold[];
  readonly outstanding: readonly OutstandingHold[];
  readonly adjustments: readonly StatementAdjustment[];
  /** Every one of the rep. */
  readonly leaverDecisions: readonly StoredLeaverDecision[];
  readonly steps: readonly StatementStep[];
  /** The rep's statement before it. */
  readonly previous: { readonly statement: StatementSummary; readonly parts: StatementParts } | null;
  readonly nextId: number | null;
};
