import { type Money, moneyToDecimalText } from "@/lib/values/money";
import { LOCALE } from "./locale";

const SMALL =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES = ["", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion"];

/** An amount as a cheque spells it: `ninety-nine thousand US dollars`, `minus one hundred twenty and 50/100 euros`. */
export function formatMoneyWords({ minor, currency }: Money): string {
  const text = moneyToDecimalText({ minor: minor < 0n ? -minor : minor, currency });
  const [whole = "0", fraction = ""] = text.split(".");
  const part = /[1-9]/.test(fraction) ? ` and ${fraction}/${10 ** fraction.length}` : "";
  const name = currencyName(currency, whole === "1" && part === "");
  return `${minor < 0n ? "minus " : ""}${numberWords(BigInt(whole))}${part} ${name}`;
}

function numberWords(whole: bigint): string {
  if (whole === 0n) return "zero";
  return SCALES.map((scale, place) => {
    const group = Number((whole / 1000n ** BigInt(place)) % 1000n);
    return group === 0 ? "" : [groupWords(group), scale].filter(Boolean).join(" ");
  })
    .filter(Boolean)
    .reverse()
    .join(" ");
}

/** From 1 to 999. */
function groupWords(group: number): string {
  const [hundreds, rest] = [Math.floor(group / 100), group % 100];
  const ones = rest % 10 === 0 ? "" : `-${SMALL[rest % 10]}`;
  const below = rest < 20 ? rest > 0 && SMALL[rest] : `${TENS[Math.floor(rest / 10) - 2]}${ones}`;
  return [hundreds > 0 && `${SMALL[hundreds]} hundred`, below].filter(Boolean).join(" ");
}

function currencyName(currency: string, isOne: boolean): string {
  const formatter = new Intl.NumberFormat(LOCALE, {
    style: "currency",
    currency,
    currencyDisplay: "name",
    maximumFractionDigits: 0,
  });
  return formatter.formatToParts(isOne ? 1 : 2).find(({ type }) => type === "currency")?.value ?? currency;
}
