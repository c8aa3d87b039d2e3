import { dateText } from "../chance/days";
import type { Deal } from "../world/types";
import type { World } from "../world/world";
import { centsText, dayText, type Row } from "./file";
import { repName } from "./people";

export function dealRows({ deals }: World): Row[] {
  return deals.map((deal) => {
    const open = deal.outcome === "open";
    return {
      external_id: deal.id,
      rep: repText(deal),
      stage: deal.stage,
      name: titleOf(deal),
      account: deal.account.name,
      product: deal.product.name,
      units: String(deal.units),
      opened_on: dayText(deal.opened),
      closed_on: dayText(open ? null : deal.closes),
      expected_close_on: dayText(open ? deal.closes : null),
      amount: centsText(deal.amount),
      recurring_amount: centsText(deal.product.recurring ? deal.amount / 12 : null),
      currency: deal.account.country.currency,
      list_amount: centsText(deal.list),
      cost: centsText(deal.cost),
      type: deal.type,
      promotion: deal.promotion?.name ?? "",
      lead: deal.lead?.id ?? "",
      campaign: deal.campaign?.spec.name ?? "",
      channel: deal.channel,
      lost_reason: deal.lostReason,
    };
  });
}

function repText({ rep, shares }: Deal): string {
  if (shares.length === 0) return repName(rep);
  return shares.map((share) => `${repName(share.rep)}:${share.percent}`).join(";");
}

function titleOf({ type, account, product, units, closes }: Deal): string {
  if (type === "renewal") return `${account.name}: renewal ${dateText(closes).slice(0, 4)}`;
  return `${account.name}: ${product.name}, ${units} ${units === 1 ? product.unit.replace(/s$/, "") : product.unit}`;
}
