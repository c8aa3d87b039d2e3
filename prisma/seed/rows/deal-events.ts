import type { Random } from "../chance/random";
import type { Deal } from "../world/types";
import type { World } from "../world/world";
import { centsText, dayText, type Row } from "./file";

type Event = { readonly deal: Deal; readonly type: string; readonly on: number; readonly amount: number | null };

const GOODWILL_CHANCE = 0.016;
const NEVER_PAID_YET_CHANCE = 0.015;
const TWO_PARTS_CHANCE = 0.22;

/** Invoices, payments, refunds and cancellations of won deals. */
export function dealEventRows(world: World): Row[] {
  const random = world.random.fork("deal events");
  const { today } = world.timeline;
  const reversed = new Set(world.reversals.map(({ deal }) => deal));
  const events: Event[] = world.deals
    .filter(({ outcome }) => outcome === "won")
    .flatMap((deal) => [...billing(deal, random), ...(reversed.has(deal) ? [] : goodwill(deal, random))]);
  const reversals = world.reversals.filter(({ deal }) => deal.id !== "");
  return [...events, ...reversals]
    .filter(({ on }) => on <= today)
    .sort((a, b) => a.on - b.on)
    .map(({ deal, type, on, amount }, index) => ({
      deal: deal.id,
      type,
      on: dayText(on),
      amount: centsText(amount),
      external_id: `E-${String(index + 1).padStart(5, "0")}`,
    }));
}

function billing(deal: Deal, random: Random): Event[] {
  const invoiced = deal.closes + random.integer(0, 6);
  const invoice: Event = { deal, type: "invoiced", on: invoiced, amount: deal.amount };
  if (random.chance(NEVER_PAID_YET_CHANCE)) return [invoice];
  const paid = invoiced + 8 + Math.round(random.exponential(20));
  if (!random.chance(TWO_PARTS_CHANCE)) return [invoice, { deal, type: "paid", on: paid, amount: deal.amount }];
  const first = Math.round(deal.amount / 200) * 100;
  return [
    invoice,
    { deal, type: "paid", on: paid, amount: first },
    { deal, type: "paid", on: paid + random.integer(28, 33), amount: deal.amount - first },
  ];
}

/** Now and then a part is given back, though the customer stays. */
function goodwill(deal: Deal, random: Random): Event[] {
  if (!random.chance(GOODWILL_CHANCE)) return [];
  const amount = Math.max(100, Math.round((deal.amount * random.between(0.08, 0.35)) / 100) * 100);
  return [{ deal, type: "refunded", on: deal.closes + random.integer(12, 110), amount }];
}
