import type { Random } from "../chance/random";
import type { Timeline } from "../chance/timeline";
import { progressAt } from "../chance/timeline";
import { INDUSTRIES } from "../names/culture";
import { CULTURES, type CultureName } from "../names/cultures";
import { companyName, type Namer } from "../names/namer";
import { weeklyRhythm } from "./campaigns";
import { worksOn } from "./reps";
import { type Source, UNPROMPTED_SHARE, unpromptedSource } from "./sources";
import type { Campaign, Lead, Rep } from "./types";

const MQL_CHANCE = 0.36;
const SQL_CHANCE = 0.34;
const DISQUALIFIED_CHANCE = 0.38;
const MARKETS: readonly { culture: CultureName; weight: number }[] = [
  { culture: "american", weight: 46 },
  { culture: "british", weight: 14 },
  { culture: "german", weight: 9 },
  { culture: "french", weight: 7 },
  { culture: "dutch", weight: 5 },
  { culture: "spanish", weight: 5 },
  { culture: "italian", weight: 5 },
  { culture: "danish", weight: 4 },
  { culture: "swedish", weight: 3 },
  { culture: "hispanic", weight: 2 },
];

/** Leads that never became a deal: most never asked, some were asked and said no, some wait to be called. */
export function fillerLeads(
  count: number,
  facts: { readonly timeline: Timeline; readonly campaigns: readonly Campaign[]; readonly reps: readonly Rep[] },
  namer: Namer,
  random: Random,
): Lead[] {
  const drawDay = dayOfCampaign(facts.campaigns, random);
  return Array.from({ length: count }, () => {
    const source = random.chance(UNPROMPTED_SHARE)
      ? { ...unpromptedSource(random), day: anyDay(facts.timeline, random) }
      : drawDay();
    return fillerLead(source, facts, namer, random);
  });
}

function fillerLead(
  source: Source & { readonly day: number },
  { timeline, reps }: { readonly timeline: Timeline; readonly reps: readonly Rep[] },
  namer: Namer,
  random: Random,
): Lead {
  const { culture } = random.weighted(MARKETS, ({ weight }) => weight);
  const quality = Math.sqrt(source.campaign?.spec.quality ?? 1);
  const known = (day: number | null) => (day !== null && day <= timeline.today ? day : null);
  const mql = known(random.chance(MQL_CHANCE * quality) ? source.day + Math.round(random.exponential(9)) : null);
  const sql = known(
    mql !== null && random.chance(SQL_CHANCE * quality) ? mql + Math.round(random.exponential(6)) : null,
  );
  const last = sql ?? mql ?? source.day;
  const owner = mql === null ? null : random.pick(reps.filter((rep) => worksOn(rep, mql)));
  return {
    id: "",
    email: namer.mail(culture, companyName(CULTURES[culture], random.pick(INDUSTRIES), false, random)),
    firstContact: source.day,
    campaign: source.campaign,
    channel: source.channel,
    account: null,
    owner,
    mql,
    sql,
    opportunity: null,
    customer: null,
    disqualified: known(random.chance(DISQUALIFIED_CHANCE) ? last + random.integer(12, 80) : null),
    leftAlone: owner !== null && random.chance(owner.spec.leadsLeftAlone),
  };
}

function dayOfCampaign(campaigns: readonly Campaign[], random: Random): () => Source & { readonly day: number } {
  const begun = campaigns.filter(({ planned }) => planned.length > 0);
  const sums = new Map(begun.map((campaign) => [campaign, runningSum(campaign.planned)]));
  return () => {
    const campaign = random.weighted(begun, ({ plannedSoFar }) => plannedSoFar);
    const sum = sums.get(campaign) ?? [];
    const wanted = random.next() * (sum.at(-1) ?? 0);
    return { campaign, channel: campaign.spec.channel, day: campaign.from + firstAbove(sum, wanted) };
  };
}

function runningSum(values: Float64Array): number[] {
  let total = 0;
  return Array.from(values, (value) => {
    total += value;
    return total;
  });
}

function firstAbove(sorted: readonly number[], wanted: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

function anyDay(timeline: Timeline, random: Random): number {
  for (;;) {
    const day = random.integer(timeline.leadsFrom, timeline.today);
    if (random.next() * 2 < weeklyRhythm(day) * (0.7 + progressAt(timeline, day))) return day;
  }
}
