import type { MarketingTeam } from "./teams";

export type Channel = "search" | "social" | "content" | "email" | "events" | "partners" | "video";

/** When a campaign runs: days ago (negative: still to come; null: to the end of this year), or a yearly date some years back. */
export type When =
  | { readonly kind: "ago"; readonly from: number; readonly to: number | null }
  | {
      readonly kind: "yearly";
      readonly month: number;
      readonly day: number;
      readonly back: number;
      readonly days: number;
    };

/** How a campaign's traffic runs: even, high at the launch and falling, towards its end, or on a few days a month. */
export type Shape = "steady" | "launch" | "crescendo" | "dinners";

export type CampaignSpec = {
  readonly name: string;
  readonly channel: Channel;
  readonly objective: "awareness" | "traffic" | "leads" | "sales" | "retention";
  readonly paid: boolean;
  readonly team: MarketingTeam;
  readonly when: When;
  readonly shape: Shape;
  /** In whole units of `currency`, for the whole run. */
  readonly budget: number;
  readonly currency: "USD" | "EUR";
  /** Leads planned for the whole run, before growth. */
  readonly leads: number;
  /** How likely its leads become deals, how likely those are won, and how fast those customers leave; 1 is usual. */
  readonly quality: number;
  readonly winning: number;
  readonly leaving: number;
  /** Visits for each lead. */
  readonly visitsPerLead: number;
  /** Targets as `goal_<metric>` columns. */
  readonly goals: Readonly<Record<string, number>>;
};

type Traits = Partial<
  Pick<CampaignSpec, "shape" | "currency" | "quality" | "winning" | "leaving" | "visitsPerLead" | "goals">
>;

const USUAL = {
  shape: "steady",
  currency: "USD",
  quality: 1,
  winning: 1,
  leaving: 1,
  visitsPerLead: 55,
  goals: {},
} as const;

/** A channel's campaigns are made with one of these. */
export function campaignsOf(channel: Channel, paid: boolean, team: MarketingTeam) {
  return (
    name: string,
    objective: CampaignSpec["objective"],
    when: When,
    budget: number,
    leads: number,
    traits: Traits & { readonly paid?: boolean; readonly team?: MarketingTeam } = {},
  ): CampaignSpec => ({ ...USUAL, name, channel, objective, paid, team, when, budget, leads, ...traits });
}

/** From so many days ago to so many days ago; with no end, to the end of this year. */
export function ago(from: number, to: number | null = null): When {
  return { kind: "ago", from, to };
}

/** For so many days from the last such day of a year, or from the one `back` years before it. */
export function yearly(month: number, day: number, back: number, days: number): When {
  return { kind: "yearly", month, day, back, days };
}
