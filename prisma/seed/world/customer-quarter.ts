import type { Quarter } from "../chance/timeline";
import type { ClosingDays } from "./closing-days";
import { expansionDeal, renewalDeal } from "./customer-deals";
import { type Fate, termFrom } from "./customers";
import type { Market } from "./market";
import type { Customer, Deal } from "./types";

const EXPANSION_CHANCE = 0.33;
const FIRST_EXPANSION_AFTER = 95;
const CONTRACTION_CHANCE = 0.022;
const TALKS_BEFORE_LEAVING = 12;

/** What a customer does in a quarter: buys more or less, renews, leaves. Gives the deals that come of it. */
export function liveThrough(
  customer: Customer,
  fate: Fate,
  quarter: Quarter,
  days: ClosingDays,
  market: Market,
): Deal[] {
  if (customer.left !== null) return [];
  leaveAtTheEndInstead(fate);
  const deals: Deal[] = [];
  const leaves = fate.leavesEarly ?? Number.POSITIVE_INFINITY;
  const until = Math.min(quarter.to, leaves, fate.term.renewed ? quarter.to : fate.term.opens);
  const from = Math.max(quarter.from, customer.firstDeal.closes + FIRST_EXPANSION_AFTER);
  const share = (until - from) / (quarter.to - quarter.from);
  if (share > 0 && market.random.chance(EXPANSION_CHANCE * share))
    deals.push(...expand(customer, from, until, days, market));
  if (share > 0 && market.random.chance(CONTRACTION_CHANCE * share * Math.sqrt(customer.leaving)))
    contract(customer, from, until, market);
  if (fate.term.closes < leaves && fate.term.closes >= quarter.from && fate.term.closes < quarter.to) {
    deals.push(...decideRenewal(customer, fate, market));
  } else if (leaves < quarter.to) leaveEarly(customer, leaves, market);
  return deals;
}

function expand(customer: Customer, from: number, to: number, days: ClosingDays, market: Market): Deal[] {
  const deal = expansionDeal(customer, from, to, days, market);
  if (!deal) return [];
  if (deal.outcome === "won" && deal.product.recurring) {
    const [monthly, cost] = [Math.round(deal.amount / 12), Math.round(deal.cost / 12)];
    customer.monthly += monthly;
    customer.monthlyCost += cost;
    customer.purchases.push({ on: deal.closes, kind: "expansion", amount: monthly, cost, termMonths: null });
  } else if (deal.outcome === "won") {
    customer.purchases.push({ on: deal.closes, kind: "", amount: deal.amount, cost: deal.cost, termMonths: null });
  }
  return [deal];
}

function contract(customer: Customer, from: number, to: number, { random, timeline }: Market): void {
  const on = random.integer(from, to - 1);
  if (on > timeline.today) return;
  const share = random.between(0.1, 0.35);
  const [amount, cost] = [Math.round(customer.monthly * share), Math.round(customer.monthlyCost * share)];
  customer.monthly -= amount;
  customer.monthlyCost -= cost;
  customer.purchases.push({ on, kind: "contraction", amount, cost, termMonths: null });
}

function decideRenewal(customer: Customer, fate: Fate, market: Market): Deal[] {
  const deal = renewalDeal(customer, fate.term, market);
  if (!deal) return [];
  if (deal.outcome === "lost") leave(customer, fate.term.ends, market);
  if (deal.outcome === "won") {
    customer.termDeal = deal;
    customer.monthly = Math.round(deal.amount / 12);
    customer.purchases.push({ on: deal.closes, kind: "renewal", amount: deal.amount, cost: deal.cost, termMonths: 12 });
    fate.term = termFrom(fate.term.ends, customer, market.random);
  }
  return [deal];
}

/** Who would leave while the renewal is talked about does not renew; that is how it shows. */
function leaveAtTheEndInstead(fate: Fate): void {
  if (fate.leavesEarly === null || fate.leavesEarly < fate.term.opens - TALKS_BEFORE_LEAVING) return;
  if (fate.leavesEarly >= fate.term.ends) return;
  fate.term = { ...fate.term, renewed: false };
  fate.leavesEarly = null;
}

function leaveEarly(customer: Customer, on: number, market: Market): void {
  if (!leave(customer, on, market)) return;
  const { random, timeline, reversals } = market;
  const { termDeal: deal } = customer;
  const used = on - deal.closes;
  const day = Math.min(timeline.today, on + random.integer(0, 6));
  if (used <= 34) reversals.push({ deal, type: "cancelled", on: day, amount: null });
  else if (random.chance(used < 140 ? 0.6 : 0.14)) {
    const amount = Math.round((deal.amount * Math.max(0.1, 1 - used / 365) * random.between(0.6, 1)) / 100) * 100;
    reversals.push({ deal, type: "refunded", on: day, amount });
  }
}

function leave(customer: Customer, on: number, { timeline }: Market): boolean {
  if (on > timeline.today) return false;
  customer.left = on;
  customer.purchases.push({ on, kind: "churn", amount: 0, cost: 0, termMonths: null });
  return true;
}
