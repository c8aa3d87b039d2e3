import type { DisputeAct, DisputeState } from "@/lib/domain/commissions/dispute";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Money } from "@/lib/values/money";
import type { Period } from "@/lib/values/period";

/** A line of a statement by what it is of: lines are made anew when facts change, and keep this. */
export type DisputedLine = {
  readonly component: string;
  readonly dealId: number | null;
  /** First day of the period the deal was credited in. */
  readonly originOn: CalendarDate;
};

export type DisputeMessage = {
  readonly id: number;
  readonly at: Date;
  readonly name: string;
  readonly text: string;
};

/** A rep's objection with all that was said about it. */
export type Dispute = {
  readonly id: number;
  /** Null: the statement as a whole. */
  readonly line: DisputedLine | null;
  /** What it is about, in words: a component and a deal. */
  readonly about: string;
  readonly state: DisputeState;
  readonly openedAt: Date;
  readonly openedBy: string;
  readonly resolvedAt: Date | null;
  readonly resolvedBy: string | null;
  /** What settled it, and the month whose statement carries it; no month while none does. */
  readonly adjustment: { readonly amount: Money; readonly month: Period | null } | null;
  readonly messages: readonly DisputeMessage[];
  /** What the reader may do about it. */
  readonly acts: readonly DisputeAct[];
};

/** An open dispute among those of all statements. */
export type OpenDispute = {
  readonly id: number;
  readonly statementId: number;
  readonly rep: { readonly id: number; readonly name: string };
  readonly period: Period;
  readonly about: string;
  readonly openedAt: Date;
  readonly openedBy: string;
  /** Who wrote last. */
  readonly lastBy: string;
};
