import type { Quarter } from "../chance/timeline";
import type { Market } from "./market";
import { attainmentOf, effectiveQuota, QUOTA_STEP } from "./quotas";
import { priceOf } from "./sizing";
import { shareOf } from "./splits";
import type { Deal, Quota, Rep } from "./types";

type Bounds = { readonly least: number; readonly most: number };

/** How far the sizes of a rep's won deals, and after them the quota, may be moved to meet the quarter that is to be. */
const DEALS: Bounds = { least: 0.6, most: 1.6 };
const QUOTA: Bounds = { least: 0.8, most: 1.25 };
const QUOTA_OF_BEGINNERS: Bounds = { least: 0.4, most: 2.4 };
/** Whatever it takes: no rep's quarter is outside these. */
const ATTAINMENT: Bounds = { least: 0.4, most: 1.42 };
const TOO_EARLY_TO_SAY = 0.2;

/** Brings each rep's quarter near the attainment it is to have: by the sizes of new deals, then by a touch of the quota. */
export function fitQuarter(quotas: readonly Quota[], deals: readonly Deal[], quarter: Quarter, market: Market): void {
  const elapsed = Math.min(1, (market.timeline.today + 1 - quarter.from) / (quarter.to - quarter.from));
  const wanted = quotas.map(({ rep }) => attainmentOf(rep, quarter, market.random));
  if (elapsed < TOO_EARLY_TO_SAY) return;
  const won = deals.filter(({ outcome }) => outcome === "won");
  for (const [index, quota] of quotas.entries()) {
    fitSizes(quota.rep, won, effectiveQuota(quota) * elapsed * (wanted[index] ?? 1), market);
  }
  for (const [index, quota] of quotas.entries()) {
    const reached = dollarsOf(won, quota.rep, market) / (effectiveQuota(quota) * elapsed);
    if (reached === 0) continue;
    const touch = clamp(reached / (wanted[index] ?? 1), quota.ramp < 100 ? QUOTA_OF_BEGINNERS : QUOTA);
    const amount = (quota.amount * reached) / clamp(reached / touch, ATTAINMENT);
    quota.amount = Math.max(2 * QUOTA_STEP, Math.round(amount / QUOTA_STEP) * QUOTA_STEP);
  }
}

function fitSizes(rep: Rep, won: readonly Deal[], wanted: number, market: Market): void {
  const anew = won.filter((deal) => deal.type === "new" && deal.rep === rep);
  const fromAnew = dollarsOf(anew, rep, market);
  if (fromAnew === 0) return;
  const factor = clamp((wanted - (dollarsOf(won, rep, market) - fromAnew)) / fromAnew, DEALS);
  for (const deal of anew) {
    const units = Math.max(1, Math.round(deal.units * factor));
    Object.assign(deal, priceOf(deal.account, deal.product, units, deal.discount));
  }
}

/** What the rep's parts of won deals are worth in US dollars. */
function dollarsOf(won: readonly Deal[], rep: Rep, { exchange }: Market): number {
  return won.reduce((sum, deal) => {
    const share = shareOf(deal, rep);
    if (share === 0) return sum;
    return sum + (share * exchange.toDollars(deal.amount, deal.account.country.currency, deal.closes)) / 100;
  }, 0);
}

function clamp(value: number, { least, most }: Bounds): number {
  return Math.min(most, Math.max(least, value));
}
