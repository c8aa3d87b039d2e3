import type { CampaignSpec } from "../company/campaign-spec";
import type { Product } from "../company/products";
import type { Promotion } from "../company/promotions";
import type { Country, Region } from "../company/regions";
import type { RepSpec } from "../company/reps";
import type { SalesTeam } from "../company/teams";
import type { Industry } from "../names/culture";

/** A rep with the days of their employment; `left` is the last day, or null. */
export type Rep = {
  readonly id: string;
  readonly spec: RepSpec;
  readonly region: Region;
  readonly hired: number;
  readonly left: number | null;
  /** The teams they were in, the latest last; the first from the beginning of time. */
  readonly teams: readonly { readonly team: SalesTeam; readonly from: number }[];
};

/** A campaign with its days, both included; `planned` is the number of leads planned for each of its days up to today. */
export type Campaign = {
  readonly id: string;
  readonly spec: CampaignSpec;
  readonly from: number;
  readonly to: number;
  readonly planned: Float64Array;
  readonly plannedSoFar: number;
  /** Leads planned for the whole run. */
  readonly plannedInAll: number;
};

export type Segment = "Small" | "Mid-size" | "Large";

export type Account = {
  id: string;
  readonly name: string;
  readonly segment: Segment;
  readonly industry: Industry;
  readonly country: Country;
  readonly region: Region;
  /** The first day they were heard of. */
  createdOn: number;
};

export type Lead = {
  id: string;
  readonly email: string;
  readonly firstContact: number;
  readonly campaign: Campaign | null;
  readonly channel: string;
  readonly account: Account | null;
  owner: Rep | null;
  readonly mql: number | null;
  readonly sql: number | null;
  /** The day its deal was opened, and won. */
  opportunity: number | null;
  customer: number | null;
  readonly disqualified: number | null;
  /** Whether the owner never called. */
  leftAlone: boolean;
};

type DealType = "new" | "expansion" | "renewal";
export type Outcome = "won" | "lost" | "open";

/** A deal; money in cents of `account.country.currency`. */
export type Deal = {
  id: string;
  readonly type: DealType;
  readonly account: Account;
  readonly rep: Rep;
  readonly product: Product;
  units: number;
  list: number;
  amount: number;
  cost: number;
  /** Percent under list. */
  readonly discount: number;
  /** Shares of several reps in percent, or none where it is the rep's alone. */
  shares: readonly { readonly rep: Rep; readonly percent: number }[];
  readonly opened: number;
  /** The day it was won or lost; while it is open, the day it is expected to close. */
  readonly closes: number;
  readonly outcome: Outcome;
  readonly stage: string;
  readonly lostReason: string;
  readonly promotion: Promotion | null;
  readonly lead: Lead | null;
  readonly campaign: Campaign | null;
  readonly channel: string;
};

/** What a customer bought on a day: rows of the kind `purchases`. Money in cents of the account's currency. */
type Purchase = {
  readonly on: number;
  readonly kind: "new" | "renewal" | "expansion" | "contraction" | "churn" | "";
  readonly amount: number;
  readonly cost: number;
  readonly termMonths: number | null;
};

/** A customer from the first deal on. */
export type Customer = {
  readonly account: Account;
  readonly firstDeal: Deal;
  /** What they pay for a month now, and what it costs. */
  monthly: number;
  monthlyCost: number;
  /** How fast customers like this one leave: 1 is usual. */
  readonly leaving: number;
  /** The deal of the running term. */
  termDeal: Deal;
  owner: Rep;
  left: number | null;
  readonly purchases: Purchase[];
};

/** A refund or a cancellation that came with a customer's leaving, or for another reason. */
export type Reversal = {
  readonly deal: Deal;
  readonly type: "refunded" | "cancelled";
  readonly on: number;
  readonly amount: number | null;
};

/** A rep's quota of a quarter in whole US dollars, with the ramp in percent. */
export type Quota = {
  readonly rep: Rep;
  readonly from: number;
  readonly to: number;
  amount: number;
  readonly ramp: number;
};
