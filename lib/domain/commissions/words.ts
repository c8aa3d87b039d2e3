import { currencyExponent } from "@/lib/values/currency";
import { roundedQuotient } from "@/lib/values/decimal";
import { moneyToDecimalText } from "@/lib/values/money";
import { type Ppm, percentToText, ppm } from "@/lib/values/percentage";
import { type Fraction, roundFraction } from "./fraction";
import { type Accumulation, isCount, type Level, type Measure } from "./plan";

const COUNT_DECIMALS = 6;

/** `40,000.00 USD`. */
export function moneyWords(minor: bigint, currency: string): string {
  return `${groupDigits(moneyToDecimalText({ minor, currency }))} ${currency}`;
}

/** What a measure accumulated: money with its currency, or a count such as `3 deals`. */
export function measureWords(value: bigint, measure: Measure, currency: string): string {
  if (!isCount(measure)) return moneyWords(value, currency);
  const text = countText(value);
  return `${groupDigits(text)} ${text === "1" ? measure.slice(0, -1) : measure}`;
}

/** A measure as plain decimal text: `40000.00`, or a count without trailing zeros. */
export function measureText(value: bigint, measure: Measure, currency: string): string {
  return isCount(measure) ? countText(value) : moneyToDecimalText({ minor: value, currency });
}

/** Millionths as a plain decimal: 2 500 000 → `2.5`. */
export function countText(millionths: bigint): string {
  return trimmed(decimalText(millionths, COUNT_DECIMALS), 0);
}

/**
 * An exact amount that may have parts of a minor unit, as decimal text: all its decimals where they end, else four more than the currency has.
 */
export function exactMoneyText(value: Fraction, currency: string): string {
  const exponent = currencyExponent(currency);
  for (let decimals = exponent; decimals <= exponent + 12; decimals += 2) {
    const scaled = value.n * 10n ** BigInt(decimals - exponent);
    if (scaled % value.d === 0n) return trimmed(decimalText(scaled / value.d, decimals), exponent);
  }
  return decimalText(roundFraction({ n: value.n * 10_000n, d: value.d }), exponent + 4);
}

/** An exact amount in words: `249.60 USD`. */
export function exactMoneyWords(value: Fraction, currency: string): string {
  return `${groupDigits(exactMoneyText(value, currency))} ${currency}`;
}

/** `part ÷ whole` as an exact rate in millionths, rounded. */
export function shareOf(part: bigint, whole: bigint): Ppm {
  return ppm(roundedQuotient(part * 1_000_000n, whole));
}

/** A rate for reading, to a hundredth of a percent: `95.54%`. */
export function readablePercent(rate: Ppm): string {
  return percentToText(ppm(roundedQuotient(rate, 100n) * 100n));
}

/** A level of a component's scale: `100%` or `50,000.00 USD`. */
export function levelWords(level: Level, measure: Measure, currency: string): string {
  return level.kind === "attainment" ? percentToText(level.at) : measureWords(level.at, measure, currency);
}

/** The same in a sentence, where a share of the quota is called what it is: `100% plan attainment`. */
export function levelPhrase(level: Level, measure: Measure, currency: string): string {
  const words = levelWords(level, measure, currency);
  return level.kind === "attainment" ? `${words} plan attainment` : words;
}

const SPANS = { month: "monthly", quarter: "quarterly", half: "half-yearly", year: "yearly" } as const;

/** A target incentive by the span for which it is paid, the one that its component adds up over: `quarterly target incentive`. */
export function targetName(accumulates: Accumulation): string {
  return accumulates === "deal" ? "target incentive for a deal" : `${SPANS[accumulates]} target incentive`;
}

/** A list in a sentence: `a, b and c`. */
export function listWords(items: readonly string[]): string {
  return joined(items, "and");
}

/** A choice in a sentence: `a, b or c`. */
export function choiceWords(items: readonly string[]): string {
  return joined(items, "or");
}

function joined(items: readonly string[], word: string): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
}

/** Thousands apart: `-1,234,567.50`. */
export function groupDigits(text: string): string {
  const [whole = "", rest] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

function decimalText(units: bigint, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  const cut = digits.length - decimals;
  const fraction = decimals === 0 ? "" : `.${digits.slice(cut)}`;
  return `${units < 0n ? "-" : ""}${digits.slice(0, cut)}${fraction}`;
}

function trimmed(text: string, keep: number): string {
  const dot = text.indexOf(".");
  if (dot < 0) return text;
  let end = text.length;
  while (end > dot + 1 + keep && text[end - 1] === "0") end -= 1;
  return end === dot + 1 ? text.slice(0, dot) : text.slice(0, end);
}
