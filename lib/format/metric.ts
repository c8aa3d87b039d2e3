import type { MetricUnit } from "@/lib/metrics/definition";
import type { Money } from "@/lib/values/money";
import { NBSP, NO_VALUE, type SignStyle } from "./locale";
import { formatMajor, formatMoney, toMajorNumber } from "./money";
import {
  formatCompact,
  formatCount,
  formatDayCount,
  formatNumber,
  formatPercentFigure,
  formatPoints,
  formatShare,
  formatTimes,
} from "./number";

/** A metric's figure: money where it is money, else a number; null where there is none. */
export type Figure = Money | number | null;

/** `full` $94,210 · `compact` $94.2k · `headline` $812k, but $1,284 and 1,093 · `exact` $94,210.00 */
export type FigureStyle = "full" | "compact" | "headline" | "exact";

/** Up to here a headline or a difference has room for every digit. */
const ROOM = { money: 10_000, count: 100_000 } as const;

/** A figure with its unit, as cards and tables show it. */
export function formatFigure(
  figure: Figure,
  unit: MetricUnit,
  style: FigureStyle = "full",
  sign: SignStyle = "auto",
): string {
  if (figure === null) return NO_VALUE;
  if (typeof figure === "object") {
    const short = style === "headline" && Math.abs(toMajorNumber(figure)) >= ROOM.money;
    const shown = short ? "compact" : style === "headline" || style === "full" ? "whole" : style;
    const text = formatMoney(figure, shown, sign);
    return unit === "per_day_money" ? `${text} a day` : text;
  }
  switch (unit) {
    case "share":
      return formatShare(figure, style === "exact" ? 2 : undefined, sign);
    case "ratio":
      return formatTimes(figure);
    case "days":
      return formatDayCount(figure, sign);
    case "months":
      return `${formatNumber(figure, 1, sign)}${NBSP}months`;
    case "score":
      return formatNumber(figure, style === "exact" ? 1 : 0, "always");
    case "index":
      return formatNumber(figure, 0, sign);
    case "count":
      return style === "compact" || (style === "headline" && Math.abs(figure) >= ROOM.count)
        ? formatCompact(figure, sign)
        : formatCount(figure, sign);
    case "money":
    case "per_day_money":
      return formatNumber(figure, 0, sign);
  }
}

/** A difference of two figures in the unit that changes are said in: shares in points, the rest in their own. */
export function formatDifference(difference: number, unit: MetricUnit, currency: string): string {
  switch (unit) {
    case "share":
      return formatPoints(difference, "always");
    case "money":
    case "per_day_money":
      return formatMajor(difference, currency, "always", ROOM.money);
    case "ratio":
      return `${formatNumber(difference, 1, "always")}×`;
    case "months":
      return `${formatNumber(difference, 1, "always")}${NBSP}months`;
    case "days":
      return formatDayCount(difference, "always");
    case "score":
    case "index":
      return `${formatNumber(difference, 0, "always")}${NBSP}pts`;
    case "count":
      return formatNumber(difference, 0, "always");
  }
}

/** A 95 % interval in the figure's unit, without repeating it: `37–67`. */
export function formatInterval([low, high]: readonly [number, number], unit: MetricUnit): string {
  const one = unit === "share" ? formatPercentFigure : (value: number) => formatNumber(value, unit === "ratio" ? 1 : 0);
  return `${one(low)}–${one(high)}`;
}

/** A tick of an axis: compact, and without a unit where the axis already says it. */
export function formatTick(value: number, unit: MetricUnit, currency: string): string {
  if (unit === "money" || unit === "per_day_money") return formatMajor(value, currency);
  if (unit === "share") return formatShare(value, 0);
  return unit === "count" ? formatCompact(value) : formatNumber(value, 1);
}

/** A figure as a bare number for comparing and drawing: money in major units. */
export function toNumber(figure: Figure | undefined): number | null {
  if (figure === undefined || figure === null) return null;
  return typeof figure === "object" ? toMajorNumber(figure) : figure;
}
