import type { Supposed, TypedDeal } from "@/lib/features/commissions/types";
import { parseTypedMoney } from "@/lib/format/typed-money";
import { addDays, type CalendarDate, isCalendarDate } from "@/lib/values/calendar-date";

/** How far ahead a deal may be supposed. */
const MOST_DAYS = 730;
const MOST_DEALS = 50;

/** What an address supposes: deals of a pipeline with their days, and a typed one as it was typed. */
export type WhatIfState = Supposed & {
  readonly written: {
    readonly amount: string;
    readonly on: CalendarDate;
    readonly type: string;
    readonly product: string;
  };
  /** What is wrong with the typed amount. */
  readonly wrong: string | null;
};

/**
 * Reads `deal=ID` with `on-ID=DAY`, and `amount`, `on`, `type` and `product` of a typed deal. A day that is missing or makes no sense is the one
 * that the deal is expected to close on, or today where that is over.
 */
export function readSupposed(
  params: URLSearchParams,
  expected: ReadonlyMap<number, CalendarDate | null>,
  { today, currency }: { readonly today: CalendarDate; readonly currency: string },
): WhatIfState {
  const last = addDays(today, MOST_DAYS);
  const dayOf = (text: string | null, otherwise: CalendarDate | null) => {
    const wanted = text !== null && isCalendarDate(text) ? text : (otherwise ?? today);
    return wanted < today || wanted > last ? today : wanted;
  };
  const ids = [...new Set(params.getAll("deal").map(Number))].filter((id) => expected.has(id)).slice(0, MOST_DEALS);
  const days = new Map(ids.map((id) => [id, dayOf(params.get(`on-${id}`), expected.get(id) ?? null)]));
  const written = {
    amount: params.get("amount")?.trim() ?? "",
    on: dayOf(params.get("on"), null),
    type: params.get("type") ?? "",
    product: params.get("product") ?? "",
  };
  const minor = written.amount === "" ? null : amountOf(written.amount, currency);
  return {
    days,
    typed: minor === null ? null : { amount: { minor, currency }, on: written.on, ...kindOf(written) },
    written,
    wrong: written.amount !== "" && minor === null ? "Write an amount such as 12,000 or 950.50." : null,
  };
}

function amountOf(text: string, currency: string): bigint | null {
  const amount = parseTypedMoney(text, currency);
  return amount && amount.minor > 0n ? amount.minor : null;
}

function kindOf({ type, product }: { type: string; product: string }): Pick<TypedDeal, "type" | "productId"> {
  const known = type === "new" || type === "expansion" || type === "renewal" ? type : null;
  return { type: known, productId: /^\d{1,9}$/.test(product) ? Number(product) : null };
}
