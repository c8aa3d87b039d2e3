import type { CalendarDate } from "@/lib/values/calendar-date";
import { currencyExponent } from "@/lib/values/currency";
import { type Decimal, roundedQuotient } from "@/lib/values/decimal";
import type { FxRate } from "./facts";
import { PlanError } from "./plan-error";

/** A rate as used: `multiply ÷ divide` units of the target for one of the source, with where it comes from in words. */
export type UsedRate = { readonly multiply: Decimal; readonly divide: Decimal; readonly source: string };

/** Finds the rate from one currency to another on a day; null names the currency whose rate is missing. */
export type Exchange = (
  from: string,
  to: string,
  on: CalendarDate,
  fixed: ReadonlyMap<string, Decimal>,
) => UsedRate | { readonly missing: string };

const ONE: Decimal = { units: 1n, scale: 0 };

/**
 * Rates by day: the latest on or before the day holds. `rateCurrency` is what the rates are given in; between two other currencies
 * both rates are used. A fixed rate of the plan goes first. Throws PlanError on two rates for one currency and day.
 */
export function exchangeOf(rates: readonly FxRate[], rateCurrency: string): Exchange {
  const byCurrency = new Map<string, FxRate[]>();
  for (const rate of rates) byCurrency.set(rate.currency, [...(byCurrency.get(rate.currency) ?? []), rate]);
  for (const [currency, list] of byCurrency) {
    list.sort((a, b) => (a.on < b.on ? -1 : 1));
    const twice = list.find((rate, index) => list[index + 1]?.on === rate.on);
    if (twice) throw new PlanError([{ where: "fx_rates", message: `two rates for ${currency} on ${twice.on}` }]);
  }
  const latest = (currency: string, on: CalendarDate): FxRate | null =>
    (byCurrency.get(currency) ?? []).findLast((rate) => rate.on <= on) ?? null;

  return (from, to, on, fixed) => {
    const own = fixed.get(from);
    if (own) return { multiply: own, divide: ONE, source: "the plan's fixed rate" };
    const up = from === rateCurrency ? null : latest(from, on);
    if (from !== rateCurrency && !up) return { missing: from };
    const down = to === rateCurrency ? null : latest(to, on);
    if (to !== rateCurrency && !down) return { missing: to };
    const days = [up?.on, down?.on].filter((day) => day !== undefined);
    return {
      multiply: up?.rate ?? ONE,
      divide: down?.rate ?? ONE,
      source: `rate of ${[...new Set(days)].join(" and ")}`,
    };
  };
}

/** Minor units of `from` as minor units of `to`, at one rate or across two, rounded half away from zero once. */
export function convert(minor: bigint, from: string, to: string, { multiply, divide }: UsedRate): bigint {
  const shift = currencyExponent(to) - currencyExponent(from) + divide.scale - multiply.scale;
  const numerator = minor * multiply.units;
  return shift >= 0
    ? roundedQuotient(numerator * 10n ** BigInt(shift), divide.units)
    : roundedQuotient(numerator, divide.units * 10n ** BigInt(-shift));
}
