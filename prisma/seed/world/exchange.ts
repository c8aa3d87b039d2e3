import { monthStarts } from "../chance/days";
import type { Random } from "../chance/random";
import type { Timeline } from "../chance/timeline";
import type { Country } from "../company/regions";

type Currency = Country["currency"];
type Rate = { readonly on: number; readonly currency: Exclude<Currency, "USD">; readonly rate: number };

/** The US dollars for one unit of a currency, a rate for each month. */
export type Exchange = {
  readonly rates: readonly Rate[];
  readonly toDollars: (cents: number, currency: Currency, day: number) => number;
};

const USUAL = { EUR: 1.1, GBP: 1.28 } as const;
/** Rates reach back to the first purchases, a year before the first deals. */
const LEAD_IN = 400;

/** Rates that wander around their usual level. */
export function exchangeOf(timeline: Timeline, random: Random): Exchange {
  const months = monthStarts(timeline.start - LEAD_IN, timeline.today);
  const rates = (["EUR", "GBP"] as const).flatMap((currency) => {
    let rate: number = USUAL[currency];
    return months.map((on) => {
      rate += (USUAL[currency] - rate) * 0.12 + random.normal(0, 0.011);
      return { on, currency, rate: Math.round(rate * 10_000) / 10_000 };
    });
  });
  return {
    rates,
    toDollars: (cents, currency, day) => {
      if (currency === "USD") return cents;
      const known = rates.findLast((rate) => rate.currency === currency && rate.on <= day);
      if (!known) throw new RangeError(`no ${currency} rate is known on day ${day}`);
      return cents * known.rate;
    },
  };
}
