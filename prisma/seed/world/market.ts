import type { Random } from "../chance/random";
import type { Quarter, Timeline } from "../chance/timeline";
import { progressAt } from "../chance/timeline";
import type { Promotion } from "../company/promotions";
import type { Namer } from "../names/namer";
import type { Accounts } from "./accounts";
import type { Exchange } from "./exchange";
import type { Campaign, Customer, Deal, Quota, Rep, Reversal } from "./types";

/** Everything that the simulation reads and adds to. */
export type Market = {
  readonly timeline: Timeline;
  readonly random: Random;
  readonly namer: Namer;
  readonly reps: readonly Rep[];
  readonly campaigns: readonly Campaign[];
  readonly promotions: readonly Promotion[];
  readonly exchange: Exchange;
  readonly accounts: Accounts;
  readonly deals: Deal[];
  readonly customers: Customer[];
  readonly reversals: Reversal[];
  readonly quotas: Quota[];
};

/** New-business deals that a rep of an average territory closes in a quarter. */
const DEALS_PER_QUARTER = 16.8;
const AVERAGE_WIN_CHANCE = 0.225;
/** What is left of list after the usual discounts. */
const NET_OF_LIST = 0.94;
const SEASON = [1.03, 1.08, 0.88, 1.02] as const;

/** How much bigger deals are than at the start of history. */
export function sizeGrowth(timeline: Timeline, day: number): number {
  return 0.82 + 0.38 * progressAt(timeline, day);
}

/** The season of a quarter: growers buy in spring. */
export function seasonOf(quarter: Quarter): number {
  return SEASON[Number(quarter.key.slice(-1)) - 1] ?? 1;
}

/** How many new-business deals there are to close in a quarter, for a territory of that size. */
export function dealsToClose(timeline: Timeline, quarter: Quarter, territory: number): number {
  return DEALS_PER_QUARTER * territory * (0.92 + 0.16 * progressAt(timeline, quarter.from));
}

/** The new business, in US dollars, that an average rep would win there. */
export function expectedNewBusiness(timeline: Timeline, quarter: Quarter, territory: number, meanDeal: number): number {
  const deals = dealsToClose(timeline, quarter, territory) * AVERAGE_WIN_CHANCE;
  return deals * meanDeal * sizeGrowth(timeline, quarter.from) * NET_OF_LIST;
}
