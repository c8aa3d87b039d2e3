import { currencyExponent } from "./currency";
import { type Decimal, parseDecimal, roundedQuotient } from "./decimal";
import { ValueError } from "./value-error";

/** An amount of money: an integer of the currency's minor unit (ISO 4217 exponent) with its currency. */
export type Money = { readonly minor: bigint; readonly currency: string };

/** Makes money from minor units. Throws ValueError on a currency that is not in ISO 4217. */
export function money(minor: bigint, currency: string): Money {
  currencyExponent(currency);
  return { minor, currency };
}

/** The sum of two amounts. Throws ValueError when their currencies differ. */
export function addMoney(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return { minor: a.minor + b.minor, currency: a.currency };
}

/** `a − b`. Throws ValueError when their currencies differ. */
export function subtractMoney(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return { minor: a.minor - b.minor, currency: a.currency };
}

function assertSameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new ValueError(`cannot combine ${a.currency} with ${b.currency}`);
}

/**
 * Reads an amount such as `1234.56` (dot as decimal sign, no grouping). More decimals than the currency has are rounded
 * half away from zero; `rounded` says so. Throws ValueError on anything else.
 */
export function parseMoney(text: string, currency: string): { money: Money; rounded: boolean } {
  const { minor, rounded } = decimalToMinor(parseDecimal(text), currency);
  return { money: { minor, currency }, rounded };
}

/** A decimal number of major units as minor units of `currency`, rounded half away from zero. */
export function decimalToMinor(value: Decimal, currency: string): { minor: bigint; rounded: boolean } {
  const exponent = currencyExponent(currency);
  if (value.scale <= exponent) return { minor: value.units * 10n ** BigInt(exponent - value.scale), rounded: false };
  const divisor = 10n ** BigInt(value.scale - exponent);
  return { minor: roundedQuotient(value.units, divisor), rounded: value.units % divisor !== 0n };
}

/** The amount as a plain decimal text in major units, with all the currency's decimals: `1234.50`, `-0.05`, `1200` (JPY). */
export function moneyToDecimalText({ minor, currency }: Money): string {
  const exponent = currencyExponent(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, "0");
  const whole = exponent === 0 ? digits : digits.slice(0, -exponent);
  const fraction = exponent === 0 ? "" : `.${digits.slice(-exponent)}`;
  return `${minor < 0n ? "-" : ""}${whole}${fraction}`;
}

/**
 * Converts minor units of one currency to another at `rate` (units of `to` for one of `from`), rounded half away from zero.
 */
export function convertMoney(amount: Money, rate: Decimal, to: string): Money {
  const shift = currencyExponent(to) - currencyExponent(amount.currency) - rate.scale;
  const product = amount.minor * rate.units;
  const minor = shift >= 0 ? product * 10n ** BigInt(shift) : roundedQuotient(product, 10n ** BigInt(-shift));
  return { minor, currency: to };
}

/**
 * Splits `total` by `weights` (non-negative, not all zero) so that the parts sum to it exactly: each gets the floor of its share, the units
 * left over go to the largest remainders, ties to the earlier weight. Works on the absolute value, so a negative total splits alike.
 * Throws ValueError when no weight is positive or one is negative.
 */
export function allocateLargestRemainder(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum <= 0n || weights.some((weight) => weight < 0n)) throw new ValueError("weights must be positive");
  const sign = total < 0n ? -1n : 1n;
  const absolute = total * sign;
  const parts = weights.map((weight) => (absolute * weight) / sum);
  let left = absolute - parts.reduce((a, b) => a + b, 0n);
  const order = weights
    .map((weight, index) => ({ index, remainder: (absolute * weight) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of order) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts.map((part) => part * sign);
}
