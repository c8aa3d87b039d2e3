import { LOCALE, NBSP, NO_VALUE, type SignStyle, signed, withMinus } from "./locale";

const formatters = new Map<string, Intl.NumberFormat>();

function decimals(minimum: number, maximum = minimum): Intl.NumberFormat {
  const key = `${minimum}-${maximum}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: minimum, maximumFractionDigits: maximum });
    formatters.set(key, formatter);
  }
  return formatter;
}

/** A plain number: `1,284.5`. At most `digits` decimals. */
export function formatNumber(value: number | bigint | null, digits = 0, sign: SignStyle = "auto"): string {
  if (value === null || !isFiniteNumber(value)) return NO_VALUE;
  return signed(withMinus(decimals(0, digits).format(value)), sign);
}

/** A count of things: `20,000`; not whole only where it is an average. */
export function formatCount(value: number | bigint | null, sign: SignStyle = "auto"): string {
  return formatNumber(value, typeof value === "number" && Math.abs(value) < 100 ? 1 : 0, sign);
}

/** A count cut to what an axis or a label needs: `920`, `18.4k`, `1.2M`. */
export function formatCompact(value: number | null, sign: SignStyle = "auto"): string {
  if (value === null || !isFiniteNumber(value)) return NO_VALUE;
  const { scaled, suffix } = scaleDown(value);
  const digits = suffix === "" || Math.abs(scaled) >= 100 ? 0 : 1;
  return signed(withMinus(decimals(0, digits).format(scaled) + suffix), sign);
}

/** A share between 0 and 1 in percent: `52 %`, `9.8 %`. One decimal below 10 %, unless `digits` says. */
export function formatShare(ratio: number | null, digits?: number, sign: SignStyle = "auto"): string {
  if (ratio === null || !isFiniteNumber(ratio)) return NO_VALUE;
  const percent = ratio * 100;
  const text =
    digits === undefined
      ? decimals(0, Math.abs(percent) < 9.95 ? 1 : 0).format(percent)
      : decimals(digits).format(percent);
  return `${signed(withMinus(text), sign)}${NBSP}%`;
}

/** Percent without its sign, for intervals and dense tables: `37`. */
export function formatPercentFigure(ratio: number | null): string {
  return ratio === null || !isFiniteNumber(ratio) ? NO_VALUE : withMinus(decimals(0).format(ratio * 100));
}

/** The difference of two shares in percentage points: `4.2 pts`. */
export function formatPoints(difference: number | null, sign: SignStyle = "auto"): string {
  if (difference === null || !isFiniteNumber(difference)) return NO_VALUE;
  return `${signed(withMinus(decimals(0, 1).format(difference * 100)), sign)}${NBSP}pts`;
}

/** How many times: `2.9×`. */
export function formatTimes(value: number | null): string {
  return value === null || !isFiniteNumber(value) ? NO_VALUE : `${withMinus(decimals(1).format(value))}×`;
}

/** A number of days, short: `31 d`. */
export function formatDayCount(value: number | null, sign: SignStyle = "auto"): string {
  if (value === null || !isFiniteNumber(value)) return NO_VALUE;
  return `${signed(withMinus(decimals(0, Math.abs(value) < 10 ? 1 : 0).format(value)), sign)}${NBSP}d`;
}

/** Splits a number into one below 1,000 (after rounding to what is shown) and `k`, `M` or `B`. */
export function scaleDown(value: number): { scaled: number; suffix: "" | "k" | "M" | "B" } {
  const size = Math.abs(value);
  if (size >= 999_500_000) return { scaled: value / 1e9, suffix: "B" };
  if (size >= 999_500) return { scaled: value / 1e6, suffix: "M" };
  if (size >= 999.5) return { scaled: value / 1e3, suffix: "k" };
  return { scaled: value, suffix: "" };
}

function isFiniteNumber(value: number | bigint): boolean {
  return typeof value === "bigint" || Number.isFinite(value);
}
