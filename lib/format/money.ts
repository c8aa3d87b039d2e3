import { currencyExponent } from "@/lib/values/currency";
import { type Money, moneyToDecimalText } from "@/lib/values/money";
import { LOCALE, NO_VALUE, type SignStyle, signed, withMinus } from "./locale";
import { scaleDown } from "./number";

/** `whole` $94,210 · `compact` $812k, $1.21M · `exact` $6,145.30 */
export type MoneyStyle = "whole" | "compact" | "exact";

const formatters = new Map<string, Intl.NumberFormat>();

function currencyFormatter(currency: string, minimum: number, maximum: number): Intl.NumberFormat {
  const key = `${currency}-${minimum}-${maximum}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(LOCALE, {
      style: "currency",
      currency,
      minimumFractionDigits: minimum,
      maximumFractionDigits: maximum,
      roundingMode: "halfExpand",
    });
    formatters.set(key, formatter);
  }
  return formatter;
}

/** An amount with its currency's sign; exact at any size. */
export function formatMoney(amount: Money | null, style: MoneyStyle = "whole", sign: SignStyle = "auto"): string {
  if (amount === null) return NO_VALUE;
  if (style === "compact") return formatMajor(toMajorNumber(amount), amount.currency, sign);
  const digits = style === "exact" ? currencyExponent(amount.currency) : 0;
  const text = moneyToDecimalText(amount) as `${number}`;
  return signed(withMinus(currencyFormatter(amount.currency, digits, digits).format(text)), sign);
}

/** A number of major units (an average, an axis tick) in the compact style; below `room` with every digit. */
export function formatMajor(value: number | null, currency: string, sign: SignStyle = "auto", room = 1000): string {
  if (value === null || !Number.isFinite(value)) return NO_VALUE;
  const { scaled, suffix } = Math.abs(value) < room ? { scaled: value, suffix: "" } : scaleDown(value);
  const [minimum, maximum] = compactDigits(Math.abs(scaled), suffix);
  const parts = currencyFormatter(currency, minimum, maximum).formatToParts(scaled);
  const last = parts.findLastIndex(({ type }) => type === "integer" || type === "fraction");
  const text = parts.map(({ value }, index) => (index === last ? value + suffix : value)).join("");
  return signed(withMinus(text), sign);
}

function compactDigits(size: number, suffix: string): [number, number] {
  if (suffix === "" || size >= 99.95) return [0, 0];
  if (suffix === "k") return [0, 1];
  return size < 9.995 ? [2, 2] : [1, 1];
}

/** The amount as a number of major units, for charts and bars; not for sums. */
export function toMajorNumber({ minor, currency }: Money): number {
  return Number(minor) / 10 ** currencyExponent(currency);
}

/** The currency's sign alone, for an axis: `$`, `€`, `CHF`. */
export function currencySign(currency: string): string {
  const part = currencyFormatter(currency, 0, 0)
    .formatToParts(0)
    .find(({ type }) => type === "currency");
  return part?.value ?? currency;
}
