import type { Deal } from "./facts";
import type { Filter } from "./plan";
import { choiceWords } from "./words";

/** What a deal's type can be. */
export const DEAL_TYPES = ["new", "expansion", "renewal"] as const;

const WHOLE_PPM = 1_000_000n;

/**
 * Whether a deal is one that the filter asks for, as it was sold: refunds do not change it. `amount` is the deal's amount in the
 * plan's currency. A deal without a list amount or an amount has no discount. Between lists all must hold, in a list any.
 */
export function matchesFilter(filter: Filter, deal: Deal, amount: bigint): boolean {
  return (
    isWanted(filter.type, deal.type) &&
    isWanted(filter.product, deal.product) &&
    isWanted(filter.segment, deal.segment) &&
    isWanted(filter.channel, deal.channel) &&
    isWanted(filter.promotion, deal.promotion) &&
    (filter.minAmount === null || amount >= filter.minAmount) &&
    (filter.maxDiscount === null || isWithinDiscount(deal, filter.maxDiscount))
  );
}

const LISTS = ["type", "product", "segment", "channel", "promotion"] as const;

/** Which lists keep a deal out of every one of the filters, in words: `its type is renewal, and only new is paid`. */
export function mismatchWords(filters: readonly Filter[], deal: Deal): string[] {
  return LISTS.filter((name) => filters.every((filter) => !isWanted(filter[name], deal[name]))).map((name) => {
    const is = deal[name] === null ? `it has no ${name}` : `its ${name} is ${deal[name]}`;
    const wanted = new Set(filters.flatMap((filter) => filter[name]));
    return `${is}, and only ${choiceWords([...wanted])} is paid`;
  });
}

/** How many things the filter asks for: the more, the more specific it is. */
export function specificity(filter: Filter): number {
  const { type, product, segment, channel, promotion, minAmount, maxDiscount } = filter;
  const asked = [type, product, segment, channel, promotion].filter((list) => list.length > 0).length;
  return asked + (minAmount === null ? 0 : 1) + (maxDiscount === null ? 0 : 1);
}

/** Whether the filter asks for a most discount that cannot be told without the deal's amount. */
export function needsDiscount({ maxDiscount }: Filter, { listAmount }: Deal): boolean {
  return maxDiscount !== null && listAmount !== null;
}

/** Whether the filter needs the deal's amount in the plan's currency. */
export function needsAmount(filter: Filter): boolean {
  return filter.minAmount !== null;
}

function isWanted(wanted: readonly string[], value: string | null): boolean {
  return wanted.length === 0 || (value !== null && wanted.includes(value));
}

/** 1 − amount ÷ list ≤ most, without a division. */
export function isWithinDiscount({ amount, listAmount }: Deal, most: bigint): boolean {
  return listAmount === null || amount === null || (listAmount - amount) * WHOLE_PPM <= most * listAmount;
}
