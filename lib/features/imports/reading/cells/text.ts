import { isCurrency } from "@/lib/values/currency";
import { type CellParser, CellProblem } from "./types";

/** Reads text as it stands, in one Unicode form, so that equal names are equal. */
export function textParser(maxCharacters: number): CellParser {
  return (text) => {
    if (text.length > maxCharacters) {
      return new CellProblem(`has ${text.length} characters; at most ${maxCharacters} are accepted`);
    }
    return isAscii(text) ? text : text.normalize("NFC");
  };
}

/** Reads an e-mail address, in small letters, because people write theirs either way. */
export function emailParser(maxCharacters: number): CellParser {
  return (text) => {
    if (!/^\S+@\S+$/.test(text) || text.length > maxCharacters) {
      return new CellProblem("is not an e-mail address such as ana@example.com");
    }
    return text.normalize("NFC").toLowerCase();
  };
}

/** Reads an ISO 4217 currency code. */
export function currencyParser(): CellParser {
  return (text) => {
    const code = text.toUpperCase();
    return isCurrency(code) ? code : new CellProblem("is not a currency code such as USD or EUR");
  };
}

const YES = new Set(["yes", "y", "true", "t", "1", "x"]);
const NO = new Set(["no", "n", "false", "f", "0"]);

/** Reads yes or no. */
export function yesNoParser(): CellParser {
  return (text) => {
    const word = text.toLowerCase();
    if (YES.has(word)) return "true";
    return NO.has(word) ? "false" : new CellProblem("is neither yes nor no");
  };
}

/** Reads one of some words, in any case. */
export function choiceParser(values: readonly string[]): CellParser {
  const known = new Map(values.map((value) => [simplified(value), value]));
  return (text) =>
    known.get(simplified(text)) ??
    new CellProblem(`is not known here; accepted are ${values.slice(0, -1).join(", ")} and ${values.at(-1)}`);
}

function simplified(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, "");
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 127) return false;
  return true;
}
