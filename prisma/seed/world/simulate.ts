import type { Quarter } from "../chance/timeline";
import { balanceBooks } from "./books";
import { closingDaysOf } from "./closing-days";
import { liveThrough } from "./customer-quarter";
import { customerOf, type Fate, fateOf, isThereIn } from "./customers";
import { fitQuarter } from "./fit";
import { foundersOf } from "./founders";
import type { Market } from "./market";
import { newBusinessOf } from "./new-business";
import { quotasOf } from "./quotas";
import { shareSomeDeals } from "./splits";
import type { Customer, Deal } from "./types";

/** Plays the company's quarters one after the other: what customers do, what is sold anew, who becomes a customer. */
export function playQuarters(market: Market): void {
  const fates = foundersOf(market);
  market.customers.push(...fates.keys());
  for (const quarter of market.timeline.quarters) playQuarter(quarter, fates, market);
}

function playQuarter(quarter: Quarter, fates: Map<Customer, Fate>, market: Market): void {
  const days = closingDaysOf(quarter, market.promotions, market.random);
  balanceBooks(quarter, fates.keys(), market);
  const quotas = quotasOf(quarter, fates, market);
  market.quotas.push(...quotas);
  const fromCustomers = [...fates].flatMap(([customer, fate]) =>
    isThereIn(customer, quarter) ? liveThrough(customer, fate, quarter, days, market) : [],
  );
  const anew = quotas.flatMap(({ rep }) => newBusinessOf(rep, quarter, days, market));
  const deals = [...fromCustomers, ...anew];
  shareSomeDeals(deals, market.reps, market.timeline.today, market.random);
  fitQuarter(quotas, deals, quarter, market);
  market.deals.push(...deals);
  for (const deal of anew) settle(deal, fates, market);
}

function settle(deal: Deal, fates: Map<Customer, Fate>, market: Market): void {
  if (deal.outcome === "lost") market.accounts.lost(deal.account, deal.closes);
  if (deal.outcome !== "won") return;
  if (deal.lead) deal.lead.customer = deal.closes;
  const customer = customerOf(deal, market);
  market.customers.push(customer);
  fates.set(customer, fateOf(customer, market.random));
}
