import type { Random } from "../chance/random";
import { PRICE_LIST_RATES, type Product } from "../company/products";
import type { Account, Segment } from "./types";

/** The median list price of a first deal in US dollars, and how widely it spreads. */
const FIRST_DEAL: Readonly<Record<Segment, { median: number; sigma: number }>> = {
  Small: { median: 2600, sigma: 0.5 },
  "Mid-size": { median: 5600, sigma: 0.45 },
  Large: { median: 14_500, sigma: 0.5 },
};

/** The mean of those over the segments as often as they come. */
export const MEAN_FIRST_DEAL = 5000;

const BIGGEST = 24_000;

export type Price = { readonly units: number; readonly list: number; readonly amount: number; readonly cost: number };

/** The units that a first deal of such an account comes to; `growth` is against the start of history. */
export function firstDealUnits(account: Account, product: Product, growth: number, random: Random): number {
  const { median, sigma } = FIRST_DEAL[account.segment];
  const dollars = Math.min(BIGGEST, random.logNormal(median, sigma)) * growth;
  return Math.max(1, Math.round((dollars * 100) / product.listPrice));
}

/** What so many units cost the account under its price list, in cents of its currency; the price is a whole number of units. */
export function priceOf(account: Account, product: Product, units: number, discount: number): Price {
  const rate = PRICE_LIST_RATES[account.country.currency];
  const list = Math.round(units * product.listPrice * rate);
  return {
    units,
    list,
    amount: discount === 0 ? list : Math.round((list * (100 - discount)) / 10_000) * 100,
    cost: Math.round(units * product.cost * rate),
  };
}

const STEPS = [3, 5, 7.5, 10, 12.5, 15, 18, 20, 25, 30, 35] as const;

/** The percent under list that a rep grants: often none, else a round figure near their usual depth. */
export function grantedDiscount(share: number, depth: number, random: Random): number {
  if (!random.chance(share)) return 0;
  const wanted = 100 * depth * random.between(0.45, 1.6);
  return STEPS.reduce<number>((best, step) => (Math.abs(step - wanted) < Math.abs(best - wanted) ? step : best), 3);
}
