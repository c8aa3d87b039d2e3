import type { CalendarDate } from "@/lib/values/calendar-date";
import type { UsedRate } from "./exchange";
import type { Credit, Deal } from "./facts";
import type { Component, Plan, Spiff } from "./plan";
import type { Missing } from "./plan-error";
import type { PlanInForce } from "./plan-in-force";
import type { Progress } from "./progress";
import type { NamedPeriod } from "./window";

/** One credit of a deal to one component on one day: what is accumulated there. */
export type CreditItem = {
  readonly component: Component;
  /** Place in the plan's order; SPIFFs come after components. */
  readonly position: number;
  readonly spiff: Spiff | null;
  readonly inForce: PlanInForce;
  readonly deal: Deal;
  readonly progress: Progress;
  readonly on: CalendarDate;
  /** The statement period of the credit date. */
  readonly origin: NamedPeriod;
  /** What is accumulated over; null when each deal stands on its own. */
  readonly window: NamedPeriod | null;
  readonly credits: readonly Credit[];
  readonly rate: UsedRate | null;
  /** In the component's measure, and for an amount per deal how many deals that is, in millionths. Zero where `missing` says why. */
  readonly credited: bigint;
  readonly deals: bigint;
  readonly missing: Missing | null;
};

/** The components that could pay one credit of a deal: one, or those of a group where the highest pays. */
export type Choice = {
  readonly candidates: readonly [CreditItem, ...CreditItem[]];
  readonly note: GroupNote | null;
};

/** Which component of a group pays, by which rule, and which others matched. */
export type GroupNote = { readonly rule: string; readonly others: readonly string[] };

/** The rules of the plan that an item is paid under. */
export function rulesOf(item: CreditItem): Plan {
  return item.inForce.version.rules;
}
