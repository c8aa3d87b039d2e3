import { isDecimal, parseDecimal, roundedQuotient } from "./decimal";
import type { Branded } from "./ids";
import { ValueError } from "./value-error";

/** An exact rate in millionths: 7.25 % is 72 500n. */
export type Ppm = Branded<bigint, "Ppm">;

/** 100 %. */
export const WHOLE: Ppm = 1_000_000n as Ppm;

/** Makes a rate from millionths. */
export function ppm(millionths: bigint): Ppm {
  return millionths as Ppm;
}

/** Reads `7.25%` (or `7.25 %`) as 72 500 millionths. Throws ValueError beyond four decimals, with a comma for the dot, or without the sign. */
export function parsePercent(text: string): Ppm {
  const match = /^(.*?)\s*%$/.exec(text.trim());
  if (!match) throw new ValueError(`"${text}" is not a percentage such as 7.25%`);
  if (!isDecimal(match[1] ?? ""))
    throw new ValueError(`"${text}" is not a percentage such as 7.25%, with a dot before its decimals`);
  const { units, scale } = parseDecimal(match[1] ?? "");
  if (scale > 4) throw new ValueError(`"${text}" has more than four decimals; rates are exact to 0.0001%`);
  return ppm(units * 10n ** BigInt(4 - scale));
}

/** The rate as text: 72 500 → `7.25%`. */
export function percentToText(rate: Ppm): string {
  const negative = rate < 0n;
  const digits = (negative ? -rate : rate).toString().padStart(5, "0");
  const fraction = digits.slice(-4).replace(/0+$/, "");
  return `${negative ? "-" : ""}${digits.slice(0, -4)}${fraction ? `.${fraction}` : ""}%`;
}

/** `rate` of an amount of minor units, rounded half away from zero. */
export function percentOf(minor: bigint, rate: Ppm): bigint {
  return roundedQuotient(minor * rate, WHOLE);
}
