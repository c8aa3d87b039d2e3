import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Money } from "@/lib/values/money";

export type CampaignGoal = {
  /** A metric's id. */
  readonly metric: string;
  /** In the metric's unit: money in minor units of the organisation's currency, a share as a ratio. */
  readonly target: number;
};

/** What a campaign is and was meant to reach. */
export type Campaign = {
  readonly id: number;
  readonly name: string;
  readonly channel: string | null;
  readonly objective: string | null;
  readonly paid: boolean | null;
  /** Both inclusive. */
  readonly startsOn: CalendarDate | null;
  readonly endsOn: CalendarDate | null;
  /** In the organisation's currency; null where none is set or its rate is missing. */
  readonly budget: Money | null;
  readonly teamName: string | null;
  readonly goals: readonly CampaignGoal[];
};

export type CampaignName = { readonly id: number; readonly name: string; readonly channel: string | null };

/** What a list of campaigns can be sorted by. */
export const CAMPAIGN_SORTS = ["name", "starts_on", "ends_on"] as const;
export type CampaignSort = (typeof CAMPAIGN_SORTS)[number];

/** What a list of campaigns can be filtered by. */
export const CAMPAIGN_FILTERS = ["name", "channel", "objective", "team"] as const;
export type CampaignFilter = (typeof CAMPAIGN_FILTERS)[number];
