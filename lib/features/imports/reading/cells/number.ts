import { MAX_AMOUNT, MAX_COUNT } from "../limits";
import { type CellParser, CellProblem } from "./types";

export type NumberLimits = { readonly min?: number; readonly max?: number };

const PLAIN = /^\d{1,14}(\.\d{1,40})?$/;
const SPACES = /[\s\u00a0\u202f\u2009'’]/g;
const EXAMPLES = { ".": "1234.50", ",": "1234,50" } as const;

/**
 * Reads a decimal number written with that decimal sign, thousands grouped or not, as plain text with a dot; null when it
 * is none. A minus may be typographic, or parentheses as in accounts.
 */
export function plainDecimal(text: string, decimal: "." | ","): string | null {
  if (decimal === "." && PLAIN.test(text)) return text;
  let body = text;
  let negative = false;
  if (/^\(.*\)$/.test(body)) {
    negative = true;
    body = body.slice(1, -1).trim();
  } else if (/^[-\u2212]/.test(body)) {
    negative = true;
    body = body.slice(1).trim();
  } else if (body.startsWith("+")) body = body.slice(1);
  const parts = body.split(decimal);
  if (parts.length > 2) return null;
  const whole = ungroup(parts[0] ?? "", decimal === "." ? "," : ".");
  const fraction = parts[1] ?? "";
  if (whole === null || !/^\d{0,40}$/.test(fraction) || whole + fraction === "") return null;
  return `${negative ? "-" : ""}${whole || "0"}${fraction ? `.${fraction}` : ""}`;
}

/** Digits without their grouping, or null when the groups are not of two or three digits, the last of three. */
function ungroup(text: string, group: "," | "."): string | null {
  if (/^\d*$/.test(text)) return text;
  const separator = text.includes(group) ? group : (text.match(SPACES)?.[0] ?? group);
  const groups = text.split(separator);
  const wellFormed =
    /^\d{1,3}$/.test(groups[0] ?? "") &&
    groups.slice(1, -1).every((part) => /^\d{2,3}$/.test(part)) &&
    /^\d{3}$/.test(groups.at(-1) ?? "");
  return wellFormed ? groups.join("") : null;
}

/** Reads an amount of money in major units. Negative ones only where `signed`. */
export function amountParser(decimal: "." | ",", signed: boolean): CellParser {
  const limit = MAX_AMOUNT;
  const refuse = notANumber("an amount", decimal);
  return (text) => {
    const plain = plainDecimal(text, decimal);
    if (plain === null) return refuse(text);
    if (plain.startsWith("-") && !signed && /[1-9]/.test(plain)) {
      return new CellProblem("is negative; an amount of 0 or more is accepted");
    }
    if (plain.length > 14 && wholePart(plain) >= limit) {
      return new CellProblem("is too large; amounts below 100,000,000,000,000 are accepted");
    }
    return plain;
  };
}

/** Reads a whole number, also one written as `12.0`. */
export function integerParser(decimal: "." | ",", limits: NumberLimits): CellParser {
  const refuse = notANumber("a whole number", decimal, "12");
  const { min, max } = limits;
  return (text) => {
    const plain = plainDecimal(text, decimal);
    if (plain === null) return refuse(text);
    const [whole = "", fraction = ""] = plain.split(".");
    if (/[1-9]/.test(fraction)) return new CellProblem("has a fraction; a whole number such as 12 is accepted");
    const value = BigInt(whole);
    if (min !== undefined && value < BigInt(min)) return new CellProblem(`is below ${min}; ${min} or more is accepted`);
    if (max !== undefined && value > BigInt(max)) return new CellProblem(`is above ${max}; ${max} or less is accepted`);
    if (value >= MAX_COUNT) return new CellProblem("is too large; counts below 1,000,000,000,000,000 are accepted");
    return value.toString();
  };
}

/** Reads a rate of exchange: above 0, at most twelve decimals count. */
export function rateParser(decimal: "." | ","): CellParser {
  const refuse = notANumber("a rate", decimal, decimal === "." ? "1.0837" : "1,0837");
  return (text) => {
    const plain = plainDecimal(text, decimal);
    if (plain === null) return refuse(text);
    if (plain.startsWith("-") || !/[1-9]/.test(plain.slice(0, plain.indexOf(".") + 13 || undefined))) {
      return new CellProblem("is not above 0; a rate such as 1.0837 is accepted");
    }
    if (wholePart(plain) >= 1_000_000_000n)
      return new CellProblem("is too large; rates below 1,000,000,000 are accepted");
    return plain;
  };
}

/** Reads a number above 0. */
export function decimalParser(decimal: "." | ","): CellParser {
  const refuse = notANumber("a number", decimal);
  return (text) => {
    const plain = plainDecimal(text, decimal);
    if (plain === null) return refuse(text);
    if (plain.startsWith("-") || !/[1-9]/.test(plain)) return new CellProblem("is not above 0");
    return wholePart(plain) < MAX_COUNT
      ? plain
      : new CellProblem("is too large; numbers below 1,000,000,000,000,000 are accepted");
  };
}

function wholePart(plain: string): bigint {
  return BigInt(plain.replace("-", "").split(".")[0] ?? "0");
}

function notANumber(what: string, decimal: "." | ",", example: string = EXAMPLES[decimal]) {
  const other = decimal === "." ? "," : ".";
  return (text: string): CellProblem => {
    const hint =
      plainDecimal(text, other) === null
        ? /[\p{Sc}]|^[A-Z]{3}\b|\b[A-Z]{3}$/u.test(text)
          ? "; write the number without a currency"
          : ""
        : `; if the file's decimal sign is "${other}", say --decimal ${other}`;
    return new CellProblem(`is not ${what}; write a number such as ${example}${hint}`);
  };
}
