import { parseDecimal } from "@/lib/values/decimal";
import { ppm, WHOLE } from "@/lib/values/percentage";
import { plainDecimal } from "./number";
import { CellProblem } from "./types";

/** One name and its share in millionths. */
export type NamedShare = { readonly name: string; readonly ppm: number };

const SHARE = /^(.+):\s*([\d.,]+)\s*%?$/;

/**
 * Reads `Ana:60;Bo:40`: names with their percentages, which sum to exactly 100. Null when the cell is one name without a share.
 */
export function parseShares(text: string, decimal: "." | ","): readonly NamedShare[] | null | CellProblem {
  const parts = text.split(";").map((part) => part.trim());
  if (parts.at(-1) === "") parts.pop();
  const matches = parts.map((part) => SHARE.exec(part));
  if (parts.length === 1 && !matches[0]) return null;
  const shares: NamedShare[] = [];
  for (const match of matches) {
    const share = match ? toShare(match[1] ?? "", match[2] ?? "", decimal) : null;
    if (!share)
      return new CellProblem("is not a list of shares; write each name with its percentage, such as Ana:60;Bo:40");
    shares.push(share);
  }
  const total = shares.reduce((sum, share) => sum + BigInt(share.ppm), 0n);
  if (total !== WHOLE) {
    return new CellProblem(
      `has shares that sum to ${Number(ppm(total)) / 10_000}%; they must sum to 100, such as Ana:60;Bo:40`,
    );
  }
  return shares;
}

function toShare(name: string, text: string, decimal: "." | ","): NamedShare | null {
  const plain = plainDecimal(text, decimal);
  if (plain === null) return null;
  const { units, scale } = parseDecimal(plain);
  if (scale > 4 || units <= 0n) return null;
  return { name: name.trim().normalize("NFC"), ppm: Number(units * 10n ** BigInt(4 - scale)) };
}
