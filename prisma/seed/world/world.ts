import type { CalendarDate } from "@/lib/values/calendar-date";
import { createRandom, type Random } from "../chance/random";
import { type Timeline, timelineUpTo } from "../chance/timeline";
import { type Promotion, promotionsOf } from "../company/promotions";
import { createNamer } from "../names/namer";
import { createAccounts } from "./accounts";
import { campaignsOf } from "./campaigns";
import { type Exchange, exchangeOf } from "./exchange";
import { fillerLeads } from "./filler-leads";
import type { Market } from "./market";
import { repsOf } from "./reps";
import { playQuarters } from "./simulate";
import { UNPROMPTED_SHARE } from "./sources";
import { shareOneAmongThree } from "./splits";
import type { Account, Campaign, Customer, Deal, Lead, Quota, Rep, Reversal } from "./types";

/** The sample company as it stands on a day. */
export type World = {
  readonly random: Random;
  readonly timeline: Timeline;
  readonly reps: readonly Rep[];
  readonly campaigns: readonly Campaign[];
  readonly promotions: readonly Promotion[];
  readonly exchange: Exchange;
  readonly quotas: readonly Quota[];
  readonly accounts: readonly Account[];
  readonly leads: readonly Lead[];
  readonly deals: readonly Deal[];
  readonly customers: readonly Customer[];
  readonly reversals: readonly Reversal[];
};

const LEADS = 20_000;

/** Plays the company's history up to today. The same seed and day give the same world. */
export function createWorld(seed: string, today: CalendarDate): World {
  const timeline = timelineUpTo(today);
  const random = createRandom(`${seed}/${today}`);
  const namer = createNamer(random.fork("names"));
  const accounts = createAccounts(namer, random.fork("accounts"));
  const market: Market = {
    timeline,
    random: random.fork("market"),
    namer,
    reps: repsOf(timeline),
    campaigns: campaignsOf(timeline, LEADS * (1 - UNPROMPTED_SHARE)),
    promotions: promotionsOf(timeline),
    exchange: exchangeOf(timeline, random.fork("exchange")),
    accounts,
    deals: [],
    customers: [],
    reversals: [],
    quotas: [],
  };
  playQuarters(market);
  const { reps, campaigns, promotions, exchange, quotas, deals, customers, reversals } = market;
  shareOneAmongThree(deals, reps, timeline.today);
  const ofDeals = deals.flatMap(({ lead }) => lead ?? []);
  const leads = [...ofDeals, ...fillerLeads(LEADS - ofDeals.length, market, namer, random.fork("leads"))];
  number(accounts.all, "A", (account) => account.createdOn);
  number(deals, "D", (deal) => deal.opened);
  number(leads, "L", (lead) => lead.firstContact);
  return {
    random,
    timeline,
    reps,
    campaigns,
    promotions,
    exchange,
    quotas,
    accounts: accounts.all,
    leads,
    deals,
    customers,
    reversals,
  };
}

/** Puts things in the order of their days and gives them ids in that order. */
function number<T extends { id: string }>(things: T[], prefix: string, dayOf: (thing: T) => number): void {
  things.sort((a, b) => dayOf(a) - dayOf(b));
  const width = String(things.length).length;
  for (const [index, thing] of things.entries()) thing.id = `${prefix}-${String(index + 1).padStart(width, "0")}`;
}
