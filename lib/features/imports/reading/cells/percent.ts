import { AppError } from "@/lib/errors/app-error";
import { parseDecimal } from "@/lib/values/decimal";
import { plainDecimal } from "./number";
import { type CellParser, CellProblem } from "./types";

/**
 * Reads `25%`, `25` or `0.25` as millionths. Without the sign a number up to 1 is a share of one and a larger one a
 * percentage; a column that has both without a sign is refused, because 1 could mean either.
 */
export function percentParser(decimal: "." | ",", column: string): CellParser {
  const bare: { share?: Seen; percentage?: Seen } = {};
  return (text, line) => {
    const sign = text.endsWith("%");
    const plain = plainDecimal(sign ? text.slice(0, -1).trim() : text, decimal);
    if (plain === null) return new CellProblem("is not a percentage; write it as 25%");
    const { units, scale } = parseDecimal(plain);
    const isShare = !sign && units <= 10n ** BigInt(scale);
    if (!sign && units !== 0n) {
      bare[isShare ? "share" : "percentage"] ??= { text, line };
      if (bare.share && bare.percentage) throw mixed(column, bare.share, bare.percentage);
    }
    const digits = isShare ? 6 : 4;
    const excess = scale - digits;
    if (excess > 0 && units % 10n ** BigInt(excess) !== 0n) {
      return new CellProblem("has too many decimals; a percentage has at most four");
    }
    const millionths = excess > 0 ? units / 10n ** BigInt(excess) : units * 10n ** BigInt(-excess);
    if (millionths < 0n || millionths > 1_000_000n) return new CellProblem("is not between 0% and 100%");
    return millionths.toString();
  };
}

type Seen = { text: string; line: number };

function mixed(column: string, share: Seen, percentage: Seen): AppError {
  return new AppError(
    "invalid_input",
    `The column ${column} mixes shares and percentages: line ${share.line} has ${share.text}, line ${percentage.line} has ${percentage.text}. Write all of them with a percent sign, such as 25%.`,
  );
}
