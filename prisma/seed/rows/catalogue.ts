import { PRODUCTS } from "../company/products";
import { LOST, OPEN_STAGES, WON } from "../company/stages";
import type { World } from "../world/world";
import { centsText, dayText, type Row } from "./file";

export function productRows(): Row[] {
  return PRODUCTS.map(({ id, name, series, listPrice, cost }) => ({
    name,
    external_id: id,
    series,
    list_price: centsText(listPrice),
    cost: centsText(cost),
    currency: "USD",
  }));
}

export function stageRows(): Row[] {
  const open = OPEN_STAGES.map(({ name, probability }) => ({ name, probability, outcome: "open" }));
  const closed = [
    { name: WON, probability: 100, outcome: "won" },
    { name: LOST, probability: 0, outcome: "lost" },
  ];
  return [...open, ...closed].map(({ name, probability, outcome }, index) => ({
    name,
    position: String(index + 1),
    probability: `${probability}%`,
    outcome,
  }));
}

export function promotionRows({ promotions }: World): Row[] {
  return promotions.map(({ name, from, to, discount }) => ({
    name,
    starts_on: dayText(from),
    ends_on: dayText(to),
    discount: `${discount}%`,
  }));
}

export function rateRows({ exchange }: World): Row[] {
  return exchange.rates.map(({ on, currency, rate }) => ({ on: dayText(on), currency, rate: rate.toFixed(4) }));
}

export function accountRows({ accounts }: World): Row[] {
  return accounts.map((account) => ({
    name: account.name,
    external_id: account.id,
    segment: account.segment,
    industry: account.industry,
    country: account.country.name,
    created_on: dayText(account.createdOn),
  }));
}
