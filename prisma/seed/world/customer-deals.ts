import { PRODUCTS } from "../company/products";
import type { ClosingDays } from "./closing-days";
import type { Term } from "./customers";
import { ownerOn } from "./customers";
import { type DealDraft, dealAsOfToday } from "./deals";
import type { Market } from "./market";
import { takenPromotion } from "./new-business";
import { grantedDiscount, priceOf } from "./sizing";
import type { Customer, Deal } from "./types";

const TERM_MONTHS = 12;
const MOST_UPLIFT = 0.06;
/** How often and how deeply a renewal is discounted, against a first deal. */
const RENEWAL_DISCOUNTS = 0.7;
const EXPANSION_CYCLE = 0.55;
const SERVICE_PRODUCT = "Services";

/** The deal in which a term's renewal is talked about. */
export function renewalDeal(customer: Customer, term: Term, market: Market): Deal | null {
  const { product } = customer.firstDeal;
  const rep = ownerOn(customer, Math.min(term.closes, market.timeline.today), market);
  const { discountedShare, discountDepth } = rep.spec;
  const granted = grantedDiscount(
    discountedShare * RENEWAL_DISCOUNTS,
    discountDepth * RENEWAL_DISCOUNTS,
    market.random,
  );
  const discount = Math.max(customer.firstDeal.promotion ? 0 : customer.firstDeal.discount, granted);
  const uplift = 1 + market.random.between(0, MOST_UPLIFT);
  const amount = Math.max(100_00, Math.round((customer.monthly * TERM_MONTHS * uplift) / 100) * 100);
  const list = Math.max(amount, Math.round(amount / (1 - discount / 100)));
  const units = Math.max(1, Math.round(list / priceOf(customer.account, product, 1, 0).list));
  return dealAsOfToday(
    {
      ...common(customer),
      type: "renewal",
      rep,
      product,
      units,
      price: { units, list, amount, cost: customer.monthlyCost * TERM_MONTHS },
      discount,
      opened: term.opens,
      closes: term.closes,
      won: term.renewed,
      promotion: null,
    },
    market,
  );
}

/** A deal for something more, closed between two days. */
export function expansionDeal(
  customer: Customer,
  from: number,
  to: number,
  days: ClosingDays,
  market: Market,
): Deal | null {
  const { random, timeline } = market;
  const asked = ownerOn(customer, Math.min(from, timeline.today), market);
  const won = random.chance(asked.spec.expansionChance);
  const closes = won ? days.won(from, to) : days.lost(from, to);
  const rep = ownerOn(customer, Math.min(closes, timeline.today), market);
  const product = random.weighted(PRODUCTS, ({ asExpansion }) => asExpansion);
  const promotion = closes <= timeline.today ? takenPromotion(closes, won, market) : null;
  const draft: DealDraft = {
    ...common(customer),
    type: "expansion",
    rep,
    product,
    units: expansionUnits(customer, product.series, product.listPrice, market),
    discount: promotion?.discount ?? grantedDiscount(rep.spec.discountedShare * 0.8, rep.spec.discountDepth, random),
    opened: Math.max(
      customer.firstDeal.closes + 20,
      closes - Math.max(4, Math.round(random.logNormal(rep.spec.cycle * EXPANSION_CYCLE, 0.4))),
    ),
    closes,
    won,
    promotion,
  };
  return dealAsOfToday(draft, market);
}

function expansionUnits(customer: Customer, series: string, listPrice: number, { random }: Market): number {
  if (series === SERVICE_PRODUCT) return random.integer(1, 3);
  return Math.max(1, Math.round((customer.monthly * TERM_MONTHS * random.between(0.15, 0.62)) / listPrice));
}

function common(customer: Customer): Pick<DealDraft, "account" | "lead" | "campaign" | "channel"> {
  return { account: customer.account, lead: null, campaign: null, channel: "" };
}
