import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Period } from "@/lib/values/period";
import type { Explanation } from "./explanation";
import type { Adjustment } from "./facts";
import type { Measure } from "./plan";
import type { StatementProblem } from "./plan-error";

/** What one deal adds to a statement under one component; a correction is the difference to what locked statements carry. */
export type StatementLine = {
  readonly component: string;
  readonly componentName: string;
  readonly plan: string | null;
  /** The deal's external id; null on the line that applies the cap of a period. */
  readonly deal: string | null;
  /** The statement period the deal was credited in, by key and first day. */
  readonly originPeriod: string;
  readonly originFrom: CalendarDate;
  /** The day it counts on: its credit date, or the statement's first day for a line of another period. */
  readonly on: CalendarDate;
  /** What `credited` counts: minor units of the statement's currency, or millionths of units or deals. */
  readonly measure: Measure;
  readonly credited: bigint;
  readonly earned: bigint;
  readonly explanation: Explanation;
};

/** Money of a line that is kept back (`held` above zero) or set free (below zero). */
export type HoldLine = {
  readonly component: string;
  readonly deal: string | null;
  readonly originPeriod: string;
  readonly held: bigint;
  readonly explanation: Explanation;
};

/**
 * What a rep is owed for one period, in minor units of `currency`. earned = the sum of the lines; payable = earned − the sum of `holds` + draw
 * + carried + adjusted. `held` and `balance` are what is outstanding after it: kept back, and owed back by the rep.
 */
export type Statement = {
  readonly period: string;
  readonly span: Period;
  readonly currency: string;
  readonly lines: readonly StatementLine[];
  readonly holds: readonly HoldLine[];
  readonly adjustments: readonly Adjustment[];
  readonly earned: bigint;
  readonly held: bigint;
  /** What the draw added to pay, or below zero what repaid it. */
  readonly draw: bigint;
  /** What was added to pay because a statement never asks for money, or below zero what repaid such a balance. */
  readonly carried: bigint;
  readonly adjusted: bigint;
  readonly balance: bigint;
  readonly payable: bigint;
  readonly problems: readonly StatementProblem[];
};
