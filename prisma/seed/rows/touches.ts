import type { Random } from "../chance/random";
import { plannedOn } from "../world/campaigns";
import type { Source } from "../world/sources";
import type { Campaign, Deal, Lead } from "../world/types";
import type { World } from "../world/world";
import { momentText, type Row } from "./file";

const DIRECT: Source = { campaign: null, channel: "direct" };
const DIRECT_BEFORE = 0.2;
const DIRECT_AFTER = 0.34;
const KNOWN_ACCOUNT_CHANCE = 0.45;
/** Later touches are more often of what keeps in touch. */
const KEEPS_IN_TOUCH: Readonly<Record<string, number>> = {
  email: 5,
  content: 2.5,
  events: 2,
  video: 1.2,
  search: 0.5,
  social: 0.6,
};

/** What led to a lead and what came after, in the order of the leads; then those of accounts that a rep found. */
export function* touchRows(world: World): Generator<Row> {
  const random = world.random.fork("touches");
  for (const lead of world.leads) yield* touchesOfLead(lead, world, random);
  for (const deal of world.deals) {
    if (deal.type === "new" && !deal.lead && random.chance(KNOWN_ACCOUNT_CHANCE))
      yield* touchesOfAccount(deal, world, random);
  }
}

function* touchesOfLead(lead: Lead, { timeline, campaigns }: World, random: Random): Generator<Row> {
  const row = (day: number, minutes: number, source: Source) =>
    touchRow({ lead: lead.id, account: "" }, day, minutes, source);
  const before = random.poisson(lead.opportunity ? 1.3 : lead.mql ? 0.7 : 0.35);
  for (let day = lead.firstContact, count = before; count > 0; count--) {
    day -= 1 + Math.round(random.exponential(9));
    if (day >= timeline.leadsFrom)
      yield row(
        day,
        waking(random),
        sourceOn(campaigns, day, DIRECT_BEFORE, () => 1, random),
      );
  }
  yield row(lead.firstContact, waking(random), { campaign: lead.campaign, channel: lead.channel });
  const last = Math.min(timeline.today, lead.customer ?? (lead.opportunity ?? lead.mql ?? lead.firstContact) + 40);
  const after = random.poisson(lead.opportunity ? 3 : lead.mql ? 1.5 : 0.4);
  for (let count = after; count > 0 && last > lead.firstContact; count--) {
    const day = random.integer(lead.firstContact + 1, last);
    yield row(day, waking(random), sourceOn(campaigns, day, DIRECT_AFTER, inTouch, random));
  }
}

function* touchesOfAccount(deal: Deal, { timeline, campaigns }: World, random: Random): Generator<Row> {
  for (let count = 1 + random.poisson(0.8); count > 0; count--) {
    const day = deal.opened - random.integer(2, 70);
    if (day < timeline.leadsFrom) continue;
    yield touchRow(
      { lead: "", account: deal.account.name },
      day,
      waking(random),
      sourceOn(campaigns, day, DIRECT_BEFORE, inTouch, random),
    );
  }
}

function touchRow(
  who: { readonly lead: string; readonly account: string },
  day: number,
  minutes: number,
  source: Source,
): Row {
  return { ...who, at: momentText(day, minutes), campaign: source.campaign?.spec.name ?? "", channel: source.channel };
}

function sourceOn(
  campaigns: readonly Campaign[],
  day: number,
  direct: number,
  factorOf: (campaign: Campaign) => number,
  random: Random,
): Source {
  const weightOf = (campaign: Campaign) =>
    plannedOn(campaign, day) * Math.sqrt(campaign.spec.visitsPerLead) * factorOf(campaign);
  const running = campaigns.filter((campaign) => plannedOn(campaign, day) > 0);
  if (running.length === 0 || random.chance(direct)) return DIRECT;
  const campaign = random.weighted(running, weightOf);
  return { campaign, channel: campaign.spec.channel };
}

function inTouch({ spec }: Campaign): number {
  return KEEPS_IN_TOUCH[spec.channel] ?? 1;
}

/** Minutes after midnight at which people look at things. */
function waking(random: Random): number {
  return Math.min(23 * 60, Math.max(6 * 60, Math.round(random.normal(13.5 * 60, 210))));
}
