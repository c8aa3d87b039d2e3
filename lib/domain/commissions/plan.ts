import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Decimal } from "@/lib/values/decimal";
import type { Ppm } from "@/lib/values/percentage";

/** What a component accumulates. Money counts in minor units of the plan's currency, `units` and `deals` in millionths of one. */
export type Measure = "revenue" | "margin" | "recurring" | "units" | "deals";

/** When a deal's money is credited: when it was won, or pro rata with each invoice or payment. */
export type CreditedAt = "booked" | "invoiced" | "paid";

/** The span over which a component accumulates; `deal` looks at each deal on its own. */
export type Accumulation = "deal" | "month" | "quarter" | "half" | "year";

/** A place on a component's scale: an accumulated amount (in the measure's unit), or a share of the quota. */
export type Level =
  | { readonly kind: "amount"; readonly at: bigint }
  | { readonly kind: "attainment"; readonly at: Ppm };

/** What a step pays: a percent, money (per unit or deal; on a curve the payout there), or a share of the target incentive that a whole quota of the window brings. */
export type StepPays =
  | { readonly kind: "percent"; readonly percent: Ppm }
  | { readonly kind: "amount"; readonly amount: bigint }
  | { readonly kind: "of_target"; readonly share: Ppm };

/** One tier or point. `to` is null where the file leaves it out; where given it must be where the next step starts. */
export type Step = { readonly from: Level; readonly to: Level | null; readonly pays: StepPays };

export type Tiers = {
  readonly kind: "tiers";
  readonly over: "amount" | "attainment";
  readonly mode: "marginal" | "retroactive" | "interpolated";
  readonly boundary: "upper" | "lower";
  readonly steps: readonly Step[];
};

export type Rate =
  | { readonly kind: "flat"; readonly percent: Ppm }
  | { readonly kind: "per_deal"; readonly amount: bigint }
  | Tiers;

/** Which deals count. An empty list and null ask nothing; the rest must all hold. `minAmount` is in the plan's currency. */
export type Filter = {
  readonly type: readonly string[];
  readonly product: readonly string[];
  readonly segment: readonly string[];
  readonly channel: readonly string[];
  readonly promotion: readonly string[];
  readonly minAmount: bigint | null;
  readonly maxDiscount: Ppm | null;
};

type Threshold = { readonly at: Level; readonly from: "zero" | "above" };

type Bonus = { readonly at: Level; readonly amount: bigint };

export type GroupPick = "first" | "highest" | "most_specific";

/** One way to earn. */
export type Component = {
  readonly id: string;
  readonly name: string;
  readonly earnsOn: Measure;
  readonly creditedAt: CreditedAt;
  readonly accumulates: Accumulation;
  readonly whose: "own" | "team";
  readonly when: Filter;
  readonly rate: Rate;
  readonly threshold: Threshold | null;
  /** The most it pays per accumulation window, bonuses included. */
  readonly cap: bigint | null;
  readonly bonuses: readonly Bonus[];
  readonly group: { readonly id: string; readonly pick: GroupPick } | null;
};

/** A bonus for deals won from `from` until before `to`. The budget is per rep, spent in credit order: reps share none, so that a statement needs no other rep's deals. */
export type Spiff = {
  readonly id: string;
  readonly name: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly when: Filter;
  readonly rate: Exclude<Rate, Tiers>;
  readonly budget: bigint | null;
};

export type Draw = { readonly amount: bigint; readonly kind: "recoverable" | "non_recoverable" };

export type Holdback = { readonly percent: Ppm; readonly until: { readonly days: number } | "paid" };

/** A commission plan: its components and the rules of its statements. Money is in minor units of `currency`. */
export type Plan = {
  readonly name: string;
  readonly currency: string;
  readonly components: readonly Component[];
  readonly spiffs: readonly Spiff[];
  readonly draw: Draw | null;
  readonly holdback: Holdback | null;
  /** Days after its credit date in which a refund takes a deal back; null: always. */
  readonly clawbackDays: number | null;
  /** The most one statement period earns. */
  readonly cap: bigint | null;
  /** Fixed rates for the plan's year, by currency: units of the plan's currency for one. They go before dated rates. */
  readonly fixedRates: ReadonlyMap<string, Decimal>;
};

/** The component id that the cap on a statement period uses on its line. */
export const STATEMENT_CAP = "statement_cap";

/** Whether a measure counts things rather than money. */
export function isCount(measure: Measure): boolean {
  return measure === "units" || measure === "deals";
}
