import { type CustomerId, type Purchase, purchaseOfWonDeal, type WonDeal } from "./purchase";

/** All events of one customer by date; events of one day stand in the order in which they were recorded. */
export type CustomerHistory = { readonly customer: CustomerId; readonly events: readonly Purchase[] };

/**
 * Groups purchase events by customer. An account without purchases is taken with its won deals instead; an account
 * that only ever churned has none, so its deals count until that churn. Events may come in any order; those of one day
 * keep the order they come in.
 * Source: metrics, Loyalty: "for an account that has none, its won deals (a recurring amount makes it recurring until
 * a churn is recorded)".
 */
export function toCustomerHistories(
  purchases: Iterable<Purchase>,
  wonDeals: Iterable<WonDeal> = [],
): readonly CustomerHistory[] {
  const byCustomer = new Map<CustomerId, Purchase[]>();
  const withPurchases = new Set<CustomerId>();
  for (const purchase of purchases) {
    append(byCustomer, purchase);
    if (purchase.kind !== "churn") withPurchases.add(purchase.customer);
  }
  for (const deal of wonDeals) {
    if (!withPurchases.has(deal.customer)) append(byCustomer, purchaseOfWonDeal(deal));
  }
  return Array.from(byCustomer, ([customer, events]) => ({ customer, events: inOrder(events) }));
}

function append(byCustomer: Map<CustomerId, Purchase[]>, purchase: Purchase): void {
  const events = byCustomer.get(purchase.customer);
  if (events) events.push(purchase);
  else byCustomer.set(purchase.customer, [purchase]);
}

function inOrder(events: Purchase[]): Purchase[] {
  const sorted = events.every((event, index) => index === 0 || (events[index - 1] ?? event).on <= event.on);
  return sorted ? events : events.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
