import { EXPONENTS } from "@/lib/values/currency";

const cases = [...EXPONENTS].map(([code, exponent]) => `when '${code}' then ${exponent}`).join(" ");

/** SQL of how many decimals a currency's minor unit has. */
function exponentOf(currency: string): string {
  return `(case ${currency} ${cases} else 2 end)`;
}

/** SQL of how many minor units a currency's unit has. The organisation's own comes first, because most amounts are in it. */
export function scaleOf(currency: string): string {
  return `(case when ${currency} = {currency} then {scale} else 10::numeric ^ ${exponentOf(currency)} end)`;
}

/**
 * SQL of a one-row table with `factor`: what minor units of `currency` are multiplied by to be the organisation's on that
 * day, by the latest rate on or before it; no row where it is the organisation's currency or a rate is missing.
 */
export function factorOn(currency: string, day: string): string {
  return (
    `select f.rate * 10::numeric ^ ({exponent} - ${exponentOf(currency)}) as factor from fx_rates f ` +
    `where ${currency} <> {currency} and f.currency = ${currency} and f."on" <= ${day} order by f."on" desc limit 1`
  );
}

/** SQL of the day whose rate counts: the first of the dates that is known. Without any it is the latest rate there is, whatever day it is today. */
export function rateDay(...dates: readonly string[]): string {
  return `coalesce(${dates.join(", ")}, 'infinity'::date)`;
}

/** SQL of the day whose rate counts for a deal: when it was closed, else opened, else when it is expected to close. */
export function dealRateDay(deal: string): string {
  return rateDay(`${deal}.closed_on`, `${deal}.opened_on`, `${deal}.expected_close_on`);
}

/** SQL of an amount in the organisation's currency, with `fx` from `factorOn`; null while a rate is missing. */
export function converted(amount: string, currency: string): string {
  return `(case when ${currency} = {currency} then ${amount} else round(${amount} * fx.factor)::bigint end)`;
}
