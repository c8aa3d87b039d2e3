import { PRODUCTS } from "../company/products";
import { WON } from "../company/stages";
import { customerOf, type Fate, fateOf } from "./customers";
import { type Market, sizeGrowth } from "./market";
import { worksOn } from "./reps";
import { firstDealUnits, priceOf } from "./sizing";
import type { Customer } from "./types";

const FOUNDERS = 150;
const DAYS_BEFORE = 355;

/** Customers of the year before the first deal that was written down: billing knows them, the list of deals does not. */
export function foundersOf(market: Market): Map<Customer, Fate> {
  const { timeline, random, reps, accounts } = market;
  const sellers = reps.filter((rep) => worksOn(rep, timeline.start));
  const fates = new Map<Customer, Fate>();
  for (let index = 0; index < FOUNDERS; index++) {
    const rep = random.pick(sellers);
    const on = timeline.start - 3 - Math.floor(DAYS_BEFORE * random.next() ** 1.35);
    const account = accounts.prospect(rep.region, on);
    const product = random.weighted(PRODUCTS, ({ asNew }) => asNew);
    const units = firstDealUnits(account, product, sizeGrowth(timeline, on), random);
    const customer = customerOf(
      {
        id: "",
        type: "new",
        account,
        rep,
        product,
        ...priceOf(account, product, units, 0),
        discount: 0,
        shares: [],
        opened: on,
        closes: on,
        outcome: "won",
        stage: WON,
        lostReason: "",
        promotion: null,
        lead: null,
        campaign: null,
        channel: "",
      },
      market,
    );
    fates.set(customer, fateOf(customer, random));
  }
  return fates;
}
