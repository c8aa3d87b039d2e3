import type { World } from "../world/world";
import { centsText, dayText, type Row } from "./file";

export function purchaseRows({ customers }: World): Row[] {
  return customers
    .flatMap((customer) => customer.purchases.map((purchase) => ({ customer, ...purchase })))
    .sort((a, b) => a.on - b.on)
    .map(({ customer, on, kind, amount, cost, termMonths }, index) => ({
      account: customer.account.name,
      on: dayText(on),
      amount: centsText(amount),
      external_id: `B-${String(index + 1).padStart(5, "0")}`,
      currency: customer.account.country.currency,
      kind,
      term_months: termMonths === null ? "" : String(termMonths),
      cost: centsText(cost),
      campaign: kind === "new" ? (customer.firstDeal.campaign?.spec.name ?? "") : "",
    }));
}
