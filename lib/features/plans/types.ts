import type { Plan } from "@/lib/domain/commissions/plan";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Money } from "@/lib/values/money";

/** A plan in the list of plans, as it stands today. */
export type PlanSummary = {
  readonly id: number;
  readonly name: string;
  /** Of the version in force, else of the first one to come. */
  readonly rules: Plan | null;
  /** Null where none is in force yet. */
  readonly inForceSince: CalendarDate | null;
  readonly nextFrom: CalendarDate | null;
  readonly repsToday: number;
};

export type StoredVersion = {
  readonly from: CalendarDate;
  readonly rules: Plan;
  readonly storedAt: Date;
  readonly storedBy: string | null;
};

/** A rep on a plan. The incentive is in the plan's currency. */
export type Assignment = {
  readonly id: number;
  readonly repId: number;
  readonly repName: string;
  readonly from: CalendarDate;
  /** Exclusive; null: until further notice. */
  readonly to: CalendarDate | null;
  readonly targetIncentive: bigint | null;
};

export type PlanDetail = {
  readonly id: number;
  readonly name: string;
  /** The earliest first. */
  readonly versions: readonly StoredVersion[];
  /** The latest first. */
  readonly assignments: readonly Assignment[];
};

/** A rep with every time on a plan. */
export type RepOnPlans = {
  readonly id: number;
  readonly name: string;
  readonly on: readonly {
    readonly planId: number;
    readonly plan: string;
    readonly from: CalendarDate;
    /** Exclusive; null: until further notice. */
    readonly to: CalendarDate | null;
  }[];
};

/** A rep one may choose, with how many deals they won in the last whole quarter. */
export type RepChoice = {
  readonly id: number;
  readonly name: string;
  readonly deals: number;
  readonly onPlan: boolean;
};

/** The names a plan's filters may ask for. */
export type FilterNames = {
  readonly type: readonly string[];
  readonly product: readonly string[];
  readonly segment: readonly string[];
  readonly channel: readonly string[];
  readonly promotion: readonly string[];
};

/** What rules made of a period's deals: what was earned, and what its statements would pay, with draws and holdback, without adjustments by hand. */
export type DraftPay = {
  readonly earned: Money;
  readonly payable: Money;
  /** What was paid ahead of earnings by the period's end and is to be repaid. */
  readonly owedBack: Money;
};

/** What a rep would be paid for a period: by what holds, and by a draft. */
export type RepComparison = {
  readonly rep: { readonly id: number; readonly name: string };
  /** The plan that `now` was computed by; null where the rep is on none. */
  readonly plan: string | null;
  readonly now: DraftPay | null;
  readonly draft: DraftPay | null;
  /** What kept a part from being computed. */
  readonly problems: readonly string[];
};

export type DraftComparison = {
  readonly reps: readonly RepComparison[];
  /** Of the reps together; null where a part of it is missing or in another currency. */
  readonly now: DraftPay | null;
  readonly draft: DraftPay | null;
  /** In the organisation's currency; null where it may not be seen. */
  readonly revenue: Money | null;
};
