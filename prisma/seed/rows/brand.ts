import { mondayFrom, monthStarts } from "../chance/days";
import type { Random } from "../chance/random";
import { progressAt, type Timeline } from "../chance/timeline";
import { STORIES } from "../story";
import type { Campaign } from "../world/types";
import type { World } from "../world/world";
import { countText, dayText, type Row } from "./file";

const MARKETS = [
  { name: "Americas", people: 430, searches: 11_500, mentions: 640, visits: 1500, known: 1.06 },
  { name: "Europe", people: 330, searches: 7_800, mentions: 420, visits: 900, known: 0.9 },
] as const;
type Market = (typeof MARKETS)[number];

const SURVEY_DAY = 11;
const CALM = 0.55;
const EXPOSED = 620;
const SIGNALS_BEFORE = 364;
const SEASON = [0.98, 1.1, 1.22, 1.16, 1.06, 0.98, 0.9, 0.86, 0.94, 1, 0.96, 0.84] as const;

/** A wave a month in each market, and two waves for each film with people who saw it and people who did not. */
export function surveyRows(world: World): Row[] {
  const { timeline } = world;
  const random = world.random.fork("surveys");
  const waves = monthStarts(timeline.start, timeline.today)
    .map((start) => start + SURVEY_DAY)
    .filter((on) => on <= timeline.today)
    .flatMap((on) => MARKETS.map((market) => waveRow(market, on, timeline, random)));
  return [...waves, ...world.campaigns.flatMap((campaign) => liftRows(campaign, timeline, random))];
}

function waveRow(market: Market, on: number, timeline: Timeline, random: Random): Row {
  const respondents = market.people + random.integer(-25, 25);
  const aided = share(STORIES.brand.aided, timeline, on) * market.known;
  const unaided = share(STORIES.brand.unaided, timeline, on) * market.known;
  return {
    on: dayText(on),
    respondents: String(respondents),
    aided: String(people(respondents, aided, random)),
    unaided: String(people(respondents, unaided, random)),
    exposed_aware: "",
    exposed_n: "",
    control_aware: "",
    control_n: "",
    campaign: "",
    market: market.name,
  };
}

function liftRows(campaign: Campaign, timeline: Timeline, random: Random): Row[] {
  const lift = Object.values(STORIES.lifts).find((candidate) => candidate.campaign === campaign.spec.name);
  if (!lift) return [];
  const length = campaign.to - campaign.from;
  return [0.4, 0.85]
    .map((part) => campaign.from + Math.round(length * part))
    .filter((on) => on <= timeline.today)
    .map((on) => {
      const base = share(STORIES.brand.aided, timeline, on);
      const [exposed, control] = [EXPOSED + random.integer(-30, 30), EXPOSED + random.integer(-30, 30)];
      return {
        on: dayText(on),
        respondents: String(exposed + control),
        aided: "",
        unaided: "",
        exposed_aware: String(people(exposed, base + lift.points, random)),
        exposed_n: String(exposed),
        control_aware: String(people(control, base, random)),
        control_n: String(control),
        campaign: campaign.spec.name,
        market: "Americas",
      };
    });
}

/** Weekly searches, mentions and visits, from a year before history on, so that a year's share is known from its first day. */
export function signalRows({ timeline, random }: World): Row[] {
  const draw = random.fork("signals");
  const first = mondayFrom(timeline.start - SIGNALS_BEFORE);
  const weeks = Array.from({ length: Math.floor((timeline.today - first) / 7) + 1 }, (_, week) => first + week * 7);
  return weeks.flatMap((on) => MARKETS.map((market) => signalRow(market, on, timeline, draw)));
}

function signalRow(market: Market, on: number, timeline: Timeline, random: Random): Row {
  const season = SEASON[Number(dayText(on).slice(5, 7)) - 1] ?? 1;
  const searches = market.searches * season * (1 + 0.15 * progressAt(timeline, on)) * random.logNormal(1, 0.035);
  const mentions = market.mentions * Math.sqrt(season) * random.logNormal(1, 0.08);
  const ofSearches = share(STORIES.brand.searchShare, timeline, on) * market.known * random.logNormal(1, 0.04);
  const ofMentions = share(STORIES.brand.voiceShare, timeline, on) * market.known * random.logNormal(1, 0.09);
  return {
    on: dayText(on),
    branded_searches: countText(searches * ofSearches),
    competitor_searches: countText(searches * (1 - ofSearches)),
    mentions: countText(mentions * ofMentions),
    competitor_mentions: countText(mentions * (1 - ofMentions)),
    direct_visits: countText(market.visits * season * (1 + 1.6 * progressAt(timeline, on)) * random.logNormal(1, 0.05)),
    market: market.name,
  };
}

function share([from, to]: readonly [number, number], timeline: Timeline, day: number): number {
  return from + (to - from) * progressAt(timeline, day);
}

/** How many of so many people, a little calmer than chance would have it. */
function people(count: number, portion: number, random: Random): number {
  const deviation = CALM * Math.sqrt(count * portion * (1 - portion));
  return Math.min(count, Math.max(0, Math.round(random.normal(count * portion, deviation))));
}
