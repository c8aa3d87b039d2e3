import type { StatementChange } from "@/lib/domain/commissions/compare-statements";
import type { Explanation } from "@/lib/domain/commissions/explanation";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Money } from "@/lib/values/money";
import type { Period } from "@/lib/values/period";
import type { NextTier, StatementProblem } from "./statements";

/** A deal in play that a rep may suppose to be won. */
export type OpenDeal = {
  readonly id: number;
  readonly name: string;
  /** Null: nobody has said what it is worth, so it cannot be supposed. */
  readonly amount: Money | null;
  /** The rep's part, in millionths. */
  readonly share: number;
  readonly stage: string;
  readonly expectedCloseOn: CalendarDate | null;
};

/** A deal that is in no pipeline: all credited to the rep. */
export type TypedDeal = {
  readonly amount: Money;
  readonly on: CalendarDate;
  readonly type: "new" | "expansion" | "renewal" | null;
  readonly productId: number | null;
};

/** Deals supposed to be won: open ones on a day each, and one that is typed. */
export type Supposed = { readonly days: ReadonlyMap<number, CalendarDate>; readonly typed: TypedDeal | null };

/** A line that the supposed deals bring or change. */
export type WhatIfLine = {
  readonly name: string;
  readonly componentName: string;
  readonly on: CalendarDate;
  /** Whether its deal is one of the supposed. */
  readonly supposed: boolean;
  /** Null where there is no such line without them. */
  readonly before: Money | null;
  readonly earned: Money;
  readonly explanation: Explanation;
};

/** A month's statement as it stands, and as it would be. */
export type WhatIfMonth = {
  readonly period: Period;
  readonly before: Money;
  readonly payable: Money;
  readonly held: Money;
  readonly balance: Money;
  readonly components: readonly { readonly name: string; readonly before: Money; readonly earned: Money }[];
  /** Every part of the pay that differs, components too. */
  readonly changes: readonly StatementChange[];
  readonly lines: readonly WhatIfLine[];
  readonly problems: readonly StatementProblem[];
};

/** What supposed deals would make of a rep's open statements: the months that come out differently. */
export type WhatIf = {
  readonly months: readonly WhatIfMonth[];
  /** Over all open months. */
  readonly difference: Money;
  /** Supposed deals that no component asks for, and why; the name of the typed one is null. */
  readonly unpaid: readonly { readonly name: string | null; readonly why: string }[];
  /** What would be ahead then. */
  readonly nextTiers: readonly NextTier[];
  /** Every tier, threshold and bonus that is ahead now and would be reached. */
  readonly reachedTiers: readonly NextTier[];
  /** The currency the rep is paid in. */
  readonly currency: string;
};
