import type { Quarter } from "../chance/timeline";
import type { Market } from "./market";
import { attainmentOf, effectiveQuota, QUOTA_STEP } from "./quotas";
import { priceOf } from "./sizing";
import type { Deal, Quota } from "./types";

type Bounds = { readonly least: number; readonly most: number };

/** How far the sizes of a rep's won deals, and after them the quota, may be moved to meet the quarter that is to be. */
const DEALS: Bounds = { least: 0.6, most: 1.6 };
const QUOTA: Bounds = { least: 0.8, most: 1.25 };
const QUOTA_OF_BEGINNERS: Bounds = { least: 0.4, most: 2.4 };
/** Whatever it takes: no rep's quarter is outside these. */
const ATTAINMENT: Bounds = { least: 0.4, most: 1.42 };
const TOO_EARLY_TO_SAY = 0.2;

/** Brings a rep's quarter near the attainment it is to have, by the sizes of the deals won anew and by a touch of the quota. */
export function fitToQuarter(
  deals: readonly Deal[],
  quota: Quota,
  quarter: Quarter,
  fromCustomers: number,
  market: Market,
): void {
  const elapsed = Math.min(1, (market.timeline.today + 1 - quarter.from) / (quarter.to - quarter.from));
  const wanted = attainmentOf(quota.rep, quarter, market.random);
  if (elapsed < TOO_EARLY_TO_SAY) return;
  const won = deals.filter(({ outcome }) => outcome === "won");
  const due = effectiveQuota(quota) * elapsed;
  const factor = clamp((due * wanted - fromCustomers) / Math.max(1, dollarsOf(won, market)), DEALS);
  for (const deal of won) {
    const units = Math.max(1, Math.round(deal.units * factor));
    Object.assign(deal, priceOf(deal.account, deal.product, units, deal.discount));
  }
  const reached = (fromCustomers + dollarsOf(won, market)) / due;
  const touch = clamp(reached / wanted, quota.ramp < 100 ? QUOTA_OF_BEGINNERS : QUOTA);
  const amount = (quota.amount * reached) / clamp(reached / touch, ATTAINMENT);
  quota.amount = Math.max(2 * QUOTA_STEP, Math.round(amount / QUOTA_STEP) * QUOTA_STEP);
}

/** What the won among the deals are worth in US dollars. */
export function dollarsOf(deals: readonly Deal[], { exchange }: Market): number {
  return deals
    .filter(({ outcome }) => outcome === "won")
    .reduce((sum, deal) => sum + exchange.toDollars(deal.amount, deal.account.country.currency, deal.closes) / 100, 0);
}

function clamp(value: number, { least, most }: Bounds): number {
  return Math.min(most, Math.max(least, value));
}
