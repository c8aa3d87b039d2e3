import type { Random } from "../chance/random";
import type { Namer } from "../names/namer";
import { plannedOn } from "./campaigns";
import type { Account, Campaign, Lead, Rep } from "./types";

export type Source = { readonly campaign: Campaign | null; readonly channel: string };

/** Where people come from who did not come through a campaign. */
const UNPROMPTED = [
  { channel: "direct", weight: 55 },
  { channel: "referral", weight: 27 },
  { channel: "search", weight: 18 },
] as const;
export const UNPROMPTED_SHARE = 0.14;

/** Someone who came by themselves. */
export function unpromptedSource(random: Random): Source {
  return { campaign: null, channel: random.weighted(UNPROMPTED, ({ weight }) => weight).channel };
}

/** Where the lead of a deal came from: a campaign of the day, by what was planned for it and how good its leads are. */
function sourceOfDeal(campaigns: readonly Campaign[], day: number, won: boolean, random: Random): Source {
  const weightOf = (campaign: Campaign) =>
    plannedOn(campaign, day) * campaign.spec.quality * (won ? campaign.spec.winning : 1);
  const running = campaigns.filter((campaign) => weightOf(campaign) > 0);
  if (running.length === 0 || random.chance(UNPROMPTED_SHARE)) return unpromptedSource(random);
  const campaign = random.weighted(running, weightOf);
  return { campaign, channel: campaign.spec.channel };
}

const LEAD_CHANCE = 0.83;
const SKIPPED_SQL = 0.1;
const SKIPPED_MQL = 0.05;

/** The lead that a deal came from, worked back from the day it was opened; null for a deal that the rep found. */
export function leadOfDeal(
  facts: {
    readonly account: Account;
    readonly rep: Rep;
    readonly opened: number;
    readonly won: boolean;
    readonly notBefore: number;
  },
  campaigns: readonly Campaign[],
  namer: Namer,
  random: Random,
): Lead | null {
  const { account, rep, opened, won, notBefore } = facts;
  const sql = opened - random.integer(0, 7);
  const mql = sql - Math.min(45, Math.round(random.exponential(7)));
  const firstContact = mql - Math.min(60, Math.round(random.exponential(11)));
  if (firstContact < notBefore || !random.chance(LEAD_CHANCE)) return null;
  const leftOut = random.next();
  return {
    id: "",
    email: namer.mail(account.country.culture, account.name),
    firstContact,
    ...sourceOfDeal(campaigns, firstContact, won, random),
    account,
    owner: rep,
    mql: leftOut < SKIPPED_MQL ? null : mql,
    sql: leftOut < SKIPPED_MQL + SKIPPED_SQL ? null : sql,
    opportunity: opened,
    customer: null,
    disqualified: null,
    leftAlone: false,
  };
}
