import type { MetricFilter, MetricId } from "@/lib/metrics/types";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Money } from "@/lib/values/money";
import type { Period } from "@/lib/values/period";
import type { Place } from "@/lib/values/place";

/** What a list of deals can be sorted by. */
export const DEAL_SORTS = [
  "counted",
  "amount",
  "name",
  "account",
  "product",
  "stage",
  "opened_on",
  "closed_on",
  "expected_close_on",
] as const;
export type DealSort = (typeof DEAL_SORTS)[number];

export type DealListQuery = {
  /** Whose figure the rows stand behind; without one, the deals that were in play in the period. */
  readonly metric?: MetricId;
  readonly period: Period;
  readonly filters: readonly MetricFilter[];
  readonly asOf?: CalendarDate;
  readonly sort: { readonly by: DealSort; readonly descending: boolean };
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** Instead of the page's number: the place after which it begins, null for the first. */
  readonly after?: Place | null;
};

export type Named = { readonly id: number; readonly name: string };

/** A rep's direct or overlay credit for a deal. */
export type DealCredit = Named & {
  readonly kind: "direct" | "overlay";
  /** Of the whole: 0.6 is 60 %. */
  readonly share: number;
  readonly amount: Money | null;
};

/** What a won deal's refunds and cancellations have come to. */
export type DealReversal = {
  /** The one that took all that was left, else the latest. */
  readonly type: "refunded" | "cancelled";
  readonly on: CalendarDate;
  /** In the deal's currency; null where the deal has no amount. */
  readonly amount: Money | null;
  /** Whether nothing is left of the deal. */
  readonly whole: boolean;
};

/** A deal. People who may not see results of reps are told its name, stage, amount, campaign and days; the rest of it is null. */
export type DealRow = {
  readonly id: number;
  readonly externalId: string | null;
  readonly name: string | null;
  readonly account: Named | null;
  readonly product: Named | null;
  readonly stage: Named & { readonly outcome: "open" | "won" | "lost" };
  readonly type: "new" | "expansion" | "renewal" | null;
  readonly openedOn: CalendarDate | null;
  readonly closedOn: CalendarDate | null;
  readonly expectedCloseOn: CalendarDate | null;
  /** What the row adds to the figure, in the organisation's currency: a share, a weighted amount, what was refunded. */
  readonly counted: Money | null;
  /** The deal's amount in its own currency. */
  readonly amount: Money | null;
  readonly list: Money | null;
  readonly promotion: Named | null;
  readonly campaign: Named | null;
  readonly channel: string | null;
  readonly lostReason: string | null;
  /** What has been taken back of it since it was won; null where nothing has. */
  readonly reversal: DealReversal | null;
  /** Who is credited, in order. */
  readonly reps: readonly DealCredit[] | null;
};

export type DealList = {
  readonly rows: readonly DealRow[];
  /** Where the next page begins, for a list that is read by places; null where there is no more. */
  readonly next: Place | null;
  readonly count: number;
  /** The sum of `counted` over all pages; null with a reason in `note` when a rate is missing. */
  readonly sum: Money | null;
  readonly note: string | null;
};
