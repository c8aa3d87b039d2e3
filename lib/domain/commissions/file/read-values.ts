import { BEGINNING, type CalendarDate, calendarDate } from "@/lib/values/calendar-date";
import { currencyExponent } from "@/lib/values/currency";
import { type Decimal, parseDecimal } from "@/lib/values/decimal";
import { parseMoney } from "@/lib/values/money";
import { type Ppm, parsePercent, ppm } from "@/lib/values/percentage";
import { ValueError } from "@/lib/values/value-error";
import { isCount, type Level, type Measure } from "../plan";
import type { Faults } from "./faults";

const COUNT_DECIMALS = 6;

/** Readers of a file's texts into exact values. A text that is none is kept as a fault at its place. */
export function valueReaders(faults: Faults) {
  const money = (text: string, currency: string, where: string): bigint =>
    faults.read(where, () => moneyOf(text, currency), 0n);
  const percent = (text: string, where: string): Ppm => faults.read(where, () => parsePercent(text), ppm(0n));
  const date = (text: string, where: string): CalendarDate => faults.read(where, () => calendarDate(text), BEGINNING);
  return {
    money,
    percent,
    date,
    currency: (text: string, where: string): string => faults.read(where, () => currencyOf(text), "USD"),
    rate: (text: string, where: string): Decimal => faults.read(where, () => positive(text), { units: 1n, scale: 0 }),
    notBelowZero: (text: string, currency: string, where: string): bigint => {
      const minor = money(text, currency, where);
      if (minor < 0n) faults.add(where, `"${text}" is below zero; zero or more would be accepted`);
      return minor;
    },
    /** The day a fact was recorded: as the file says, else its own. */
    recorded: (
      file: { readonly recorded_on?: string | null | undefined },
      own: CalendarDate,
      where: string,
    ): CalendarDate => (file.recorded_on == null ? own : date(file.recorded_on, `${where}.recorded_on`)),
    count: (text: string, where: string): bigint => faults.read(where, () => countOf(text), 0n),
    /** `50%` is an attainment, anything else an amount of the measure. */
    level: (text: string, measure: Measure, currency: string, where: string): Level => {
      if (text.trim().endsWith("%")) return { kind: "attainment", at: percent(text, where) };
      if (!isCount(measure)) return { kind: "amount", at: money(text, currency, where) };
      return { kind: "amount", at: faults.read(where, () => countOf(text), 0n) };
    },
  };
}

/** The readers of one file. */
export type ValueReaders = ReturnType<typeof valueReaders>;

function moneyOf(text: string, currency: string): bigint {
  const { money, rounded } = parseMoney(text, currency);
  if (rounded)
    throw new ValueError(`"${text}" has more decimals than ${currency}, which has ${currencyExponent(currency)}`);
  return money.minor;
}

/** The code itself, once it is known to be one. */
function currencyOf(code: string): string {
  currencyExponent(code);
  return code;
}

function countOf(text: string): bigint {
  const { units, scale } = parseDecimal(text);
  if (scale > COUNT_DECIMALS) throw new ValueError(`"${text}" has more than ${COUNT_DECIMALS} decimals`);
  return units * 10n ** BigInt(COUNT_DECIMALS - scale);
}

function positive(text: string): Decimal {
  const rate = parseDecimal(text);
  if (rate.units <= 0n) throw new ValueError(`"${text}" is not above zero`);
  return rate;
}
