import { monthStarts } from "../chance/days";
import { type CampaignDay, trafficOf } from "../world/traffic";
import type { Campaign, Lead } from "../world/types";
import type { World } from "../world/world";
import { centsText, countText, dayText, type Row } from "./file";

type Traffic = { readonly campaign: Campaign; readonly days: readonly CampaignDay[] };

/** The days of every campaign, once for the two kinds that tell of them. */
export function trafficOfAll({ campaigns, leads, random }: World): Traffic[] {
  const byCampaign = new Map<Campaign, Lead[]>();
  for (const lead of leads) {
    if (!lead.campaign) continue;
    const known = byCampaign.get(lead.campaign);
    if (known) known.push(lead);
    else byCampaign.set(lead.campaign, [lead]);
  }
  return campaigns.map((campaign) => ({
    campaign,
    days: trafficOf(campaign, byCampaign.get(campaign) ?? [], random.fork(`traffic of ${campaign.id}`)),
  }));
}

export function* campaignDayRows(traffic: readonly Traffic[]): Generator<Row> {
  for (const { campaign, days } of traffic) {
    for (const day of days) {
      yield {
        campaign: campaign.spec.name,
        date: dayText(day.on),
        impressions: countText(day.impressions),
        clicks: countText(day.clicks),
        visits: countText(day.visits),
        engagements: countText(day.engagements),
        leads_reported: countText(day.leadsReported),
        spend: centsText(day.spend),
        currency: campaign.spec.currency,
      };
    }
  }
}

/** How often one person sees a campaign, and how many of the visits are by people not seen before, by the length of the span. */
const MONTH = { frequency: 1.7, fresh: 0.82 };
const QUARTER = { frequency: 2.4, fresh: 0.74 };
const WHOLE = { frequency: 3.3, fresh: 0.66 };

/** Unique people by month, by quarter and over the whole run so far, where impressions or visits are known. */
export function* campaignReachRows(traffic: readonly Traffic[], { timeline }: World): Generator<Row> {
  for (const { campaign, days } of traffic) {
    const last = Math.min(campaign.to, timeline.today);
    const months = monthStarts(campaign.from, last);
    const spans = [
      { from: campaign.from, to: last + 1, people: WHOLE },
      ...timeline.quarters.map(({ from, to }) => ({ from, to: Math.min(to, last + 1), people: QUARTER })),
      ...months.map((from, index) => ({ from, to: months[index + 1] ?? last + 1, people: MONTH })),
    ];
    const told = new Set<string>();
    for (const { from, to, people } of spans) {
      if (told.has(`${from} ${to}`)) continue;
      told.add(`${from} ${to}`);
      yield* reach(campaign, days, from, to, people);
    }
  }
}

function* reach(
  campaign: Campaign,
  days: readonly CampaignDay[],
  from: number,
  to: number,
  { frequency, fresh }: typeof MONTH,
): Generator<Row> {
  const span = days.filter(({ on }) => on >= from && on < to);
  const visits = span.reduce((sum, day) => sum + day.visits, 0);
  if (visits === 0) return;
  const impressions = span.reduce((sum, day) => sum + (day.impressions ?? 0), 0);
  yield {
    campaign: campaign.spec.name,
    from: dayText(from),
    to: dayText(to),
    reach: impressions === 0 ? "" : countText(impressions / frequency),
    visitors: countText(visits * fresh),
  };
}
