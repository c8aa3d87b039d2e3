import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Decimal } from "@/lib/values/decimal";
import type { Ppm } from "@/lib/values/percentage";
import type { Period } from "@/lib/values/period";
import type { Plan } from "./plan";

/** A rep's part of a deal. Direct shares sum to 100 %; overlay credits come on top. The order of a deal's credits breaks ties. */
export type Credit = {
  readonly rep: string;
  /** How the rep is called in explanations; null: by `rep`. */
  readonly name: string | null;
  readonly share: Ppm;
  readonly overlay: boolean;
};

/** What happened to a won deal. The amount is in minor units of the deal's currency; null: all of the deal, or all that is left. */
export type DealEvent = {
  readonly type: "invoiced" | "paid" | "refunded" | "cancelled";
  readonly on: CalendarDate;
  readonly amount: bigint | null;
};

/** A won deal. Its money is in minor units of `currency`, its units in millionths. */
export type Deal = {
  /** The external id: orders deals of one date (bytewise) and names the deal on its lines. */
  readonly id: string;
  /** Shown beside the id, such as the account; null: only the id. */
  readonly name: string | null;
  /** The day it was won. */
  readonly on: CalendarDate;
  readonly currency: string;
  /** Null where nobody gave one: what needs it cannot be computed yet. */
  readonly amount: bigint | null;
  readonly cost: bigint | null;
  readonly recurringAmount: bigint | null;
  readonly listAmount: bigint | null;
  readonly units: bigint;
  readonly type: string | null;
  readonly product: string | null;
  readonly segment: string | null;
  readonly channel: string | null;
  readonly promotion: string | null;
  readonly credits: readonly Credit[];
  readonly events: readonly DealEvent[];
};

/** What a rep is to reach from `from` until before `to`: `amount` (minor units of `currency`) times `ramp`. */
export type Quota = Period & {
  readonly id: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly ramp: Ppm;
};

/** Units of the facts' `rateCurrency` for one of `currency`, from that day until the next rate. */
export type FxRate = { readonly on: CalendarDate; readonly currency: string; readonly rate: Decimal };

/** A plan's rules from a day on, until the plan's next version. */
export type PlanVersion = { readonly plan: string; readonly from: CalendarDate; readonly rules: Plan };

/**
 * The rep is on the plan from `from` until before `to` (null: until further notice). The target incentive is what the whole quota of one accumulation window
 * brings, in the plan's minor units: of a quarter for a component that adds up over quarters. A yearly sum is not divided.
 */
export type PlanAssignment = {
  readonly plan: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly targetIncentive: bigint | null;
};

/** A rep whose direct credits count for `team` components from `from` until before `to` (null: until further notice). */
export type TeamMember = { readonly rep: string; readonly from: CalendarDate; readonly to: CalendarDate | null };

/** A manual change of a statement, in minor units of the plan's currency. It goes to the statement of its day. */
export type Adjustment = {
  readonly id: string;
  readonly on: CalendarDate;
  readonly amount: bigint;
  readonly reason: string;
  readonly by: string;
};

/** What finance decided about the credits of a deal that are dated after the rep left. */
export type LeaverDecision = {
  /** The deal's external id. */
  readonly deal: string;
  readonly pays: boolean;
  readonly reason: string;
  readonly by: string;
};

/** The unit that statements are made for. */
export type StatementUnit = "month" | "quarter" | "year";

/** Everything that decides what one rep is owed. Lists come in any order. */
export type CommissionFacts = {
  readonly rep: string;
  /** Inclusive; null where unknown. A quota is prorated and later credits are exceptions accordingly. */
  readonly startedOn: CalendarDate | null;
  readonly endedOn: CalendarDate | null;
  readonly fiscalYearStartMonth: number;
  readonly statements: StatementUnit;
  /** The open periods, each one whole `statements` unit. */
  readonly periods: readonly Period[];
  readonly planVersions: readonly PlanVersion[];
  readonly assignments: readonly PlanAssignment[];
  readonly quotas: readonly Quota[];
  /** Won deals in which the rep or a member of the rep's team has a credit. */
  readonly deals: readonly Deal[];
  readonly rateCurrency: string;
  readonly fxRates: readonly FxRate[];
  readonly team: readonly TeamMember[];
  readonly adjustments: readonly Adjustment[];
  /** At most one for a deal; none where left out. */
  readonly leaverDecisions?: readonly LeaverDecision[];
};

/** A fact as it was recorded: of several with one id the latest is the one known. */
export type Recorded<Fact> = Fact & { readonly recordedOn: CalendarDate };

/** A deal event with its id among the deal's events. */
export type RecordedEvent = Recorded<DealEvent> & { readonly id: string };

/** A deal with the days it and its events became known. */
export type RecordedDeal = Recorded<Omit<Deal, "events"> & { readonly events: readonly RecordedEvent[] }>;

/** The facts with the days they became known, so that any earlier statement can be made again. */
export type RecordedFacts = Omit<CommissionFacts, "deals" | "quotas" | "fxRates" | "team" | "adjustments"> & {
  readonly deals: readonly RecordedDeal[];
  readonly quotas: readonly Recorded<Quota>[];
  readonly fxRates: readonly Recorded<FxRate>[];
  readonly team: readonly Recorded<TeamMember>[];
  readonly adjustments: readonly Recorded<Adjustment>[];
};
