import type { Random } from "../chance/random";
import type { Channel } from "../company/campaign-spec";
import { DINNER_EVERY, daysSinceDinner, plannedOn } from "./campaigns";
import type { Campaign, Lead } from "./types";

/** What a campaign's day brought; null where the channel does not report it. Spend in cents of the campaign's currency. */
export type CampaignDay = {
  readonly on: number;
  readonly impressions: number | null;
  readonly clicks: number | null;
  readonly visits: number;
  readonly engagements: number | null;
  readonly leadsReported: number | null;
  readonly spend: number;
};

/** Clicks for a visit, clicks out of impressions, engagements out of impressions, and leads as the platform counts them. */
type Reporting = {
  readonly clicks: number | null;
  readonly clickRate: number | null;
  readonly engagement: number | null;
  readonly overcount: number | null;
};

const REPORTING: Readonly<Record<Channel, Reporting>> = {
  search: { clicks: 1.06, clickRate: 0.046, engagement: null, overcount: 1.12 },
  social: { clicks: 1.12, clickRate: 0.0105, engagement: 0.021, overcount: 1.31 },
  content: { clicks: 0.9, clickRate: 0.031, engagement: 0.0035, overcount: null },
  email: { clicks: 1.03, clickRate: 0.034, engagement: null, overcount: null },
  events: { clicks: null, clickRate: null, engagement: null, overcount: null },
  partners: { clicks: 1, clickRate: null, engagement: null, overcount: null },
  video: { clicks: 1.04, clickRate: 0.0072, engagement: 0.013, overcount: 1.2 },
};
const EVEN_SPEND = 0.35;

/** The campaign's days up to today: visits are never fewer than leads, and rise and fall with them. */
export function trafficOf(campaign: Campaign, leads: readonly Lead[], random: Random): CampaignDay[] {
  const leadsOn = new Map<number, number>();
  for (const { firstContact } of leads) leadsOn.set(firstContact, (leadsOn.get(firstContact) ?? 0) + 1);
  const used = random.between(0.88, 1.02);
  return Array.from(campaign.planned, (planned, index) => {
    const on = campaign.from + index;
    const had = leadsOn.get(on) ?? 0;
    const { visitsPerLead, channel } = campaign.spec;
    const visits = Math.max(had * 3, Math.round(planned * visitsPerLead * random.logNormal(1, 0.13)));
    return { on, visits, ...reported(channel, visits, had, random), spend: spendOn(campaign, on, used, random) };
  });
}

function reported(
  channel: Channel,
  visits: number,
  leads: number,
  random: Random,
): Omit<CampaignDay, "on" | "visits" | "spend"> {
  const { clicks, clickRate, engagement, overcount } = REPORTING[channel];
  const clicked = clicks === null ? null : Math.round(visits * clicks * random.between(0.97, 1.03));
  const impressions =
    clicked === null || clickRate === null ? null : Math.round(clicked / (clickRate * random.logNormal(1, 0.09)));
  return {
    clicks: clicked,
    impressions,
    engagements:
      impressions === null || engagement === null
        ? null
        : Math.round(impressions * engagement * random.logNormal(1, 0.16)),
    leadsReported: overcount === null ? null : random.round(leads * overcount),
  };
}

function spendOn(campaign: Campaign, day: number, used: number, random: Random): number {
  const { from, to, spec, plannedInAll } = campaign;
  const budget = spec.budget * used * 100;
  const length = to - from + 1;
  if (spec.shape === "dinners") {
    const dinners = Math.ceil(length / DINNER_EVERY);
    return daysSinceDinner(campaign, day) === 0 ? Math.round((budget / dinners) * random.between(0.85, 1.15)) : 0;
  }
  const share = EVEN_SPEND / length + (1 - EVEN_SPEND) * (plannedOn(campaign, day) / plannedInAll);
  return Math.round(budget * share * random.between(0.92, 1.08));
}
