import { isCurrency } from "@/lib/values/currency";
import { type Money, parseMoney } from "@/lib/values/money";
import { currencySign } from "./money";

/** Groups of three digits, set apart by one kind of sign throughout. */
const GROUPED = /^\d{1,3}(?:([,'’ ])\d{3})(?:\1\d{3})*(?=\.|$)/;
const PLAIN = /^\d{1,13}(?:\.\d*)?$|^\.\d+$/;

/**
 * An amount as people type it, `$1,200.50` or `−80 USD`, as a plain decimal text: `1200.50`, `-80`. Group separators and the currency's own sign or code are
 * taken; null for anything else, such as another currency's sign or a comma that stands for the dot.
 */
export function toPlainAmount(typed: string, currency: string): string | null {
  const [sign, unsigned] = withoutSign(typed.replace(/\s+/g, " ").trim());
  const [inner, digits] = withoutSign(withoutCurrency(unsigned, currency));
  if (sign !== "" && inner !== "") return null;
  const plain = digits.replace(GROUPED, (whole) => whole.replace(/\D/g, ""));
  if (!PLAIN.test(plain)) return null;
  return `${sign === "-" || inner === "-" ? "-" : ""}${plain}`;
}

/** An amount as people type it, in minor units; null for what is none, or has more decimals than the currency. */
export function parseTypedMoney(typed: string, currency: string): Money | null {
  const plain = toPlainAmount(typed, currency);
  if (plain === null) return null;
  const { money, rounded } = parseMoney(plain, currency);
  return rounded ? null : money;
}

function withoutSign(text: string): [sign: "" | "-" | "+", rest: string] {
  const [first = ""] = text;
  if (/[-−–]/.test(first)) return ["-", text.slice(1).trim()];
  return first === "+" ? ["+", text.slice(1).trim()] : ["", text];
}

/** What is left where the text begins or ends with the currency's sign or code. */
function withoutCurrency(text: string, currency: string): string {
  const marks = isCurrency(currency) ? [currency, currencySign(currency)] : [];
  for (const mark of marks) {
    if (text.slice(0, mark.length).toUpperCase() === mark) return text.slice(mark.length).trim();
    if (text.slice(-mark.length).toUpperCase() === mark) return text.slice(0, -mark.length).trim();
  }
  return text;
}
