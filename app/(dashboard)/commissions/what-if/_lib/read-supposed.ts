import type { Supposed, TypedDeal } from "@/lib/features/commissions/types";
import { formatDate } from "@/lib/format/date";
import { parseTypedMoney } from "@/lib/format/typed-money";
import { addDays, type CalendarDate, isCalendarDate } from "@/lib/values/calendar-date";

/** How far ahead a deal may be supposed. */
const MOST_DAYS = 730;
const MOST_DEALS = 50;

/** A day as it was written, and what is wrong with it. */
export type WrittenDay = { readonly text: string; readonly wrong: string | null };

/** What an address supposes: deals of a pipeline with their days, and a typed one as it was typed. Those with something wrong are left out. */
export type WhatIfState = Supposed & {
  /** The days of all deals that are picked. */
  readonly picked: ReadonlyMap<number, WrittenDay>;
  readonly written: {
    readonly amount: string;
    readonly on: WrittenDay;
    readonly type: string;
    readonly product: string;
  };
  /** What is wrong with the typed amount. */
  readonly wrong: string | null;
};

/** The days on which a deal may be supposed to be won. */
export function supposableDays(today: CalendarDate): { readonly first: CalendarDate; readonly last: CalendarDate } {
  return { first: today, last: addDays(today, MOST_DAYS) };
}

/**
 * Reads `deal=ID` with `on-ID=DAY`, and `amount`, `on`, `type` and `product` of a typed deal. A day that is missing is the one that the deal is
 * expected to close on, or today where that is over.
 */
export function readSupposed(
  params: URLSearchParams,
  expected: ReadonlyMap<number, CalendarDate | null>,
  { today, currency }: { readonly today: CalendarDate; readonly currency: string },
): WhatIfState {
  const dayOf = (text: string | null, otherwise: CalendarDate | null) =>
    readDay(text ?? (otherwise !== null && otherwise > today ? otherwise : today), today);
  const ids = [...new Set(params.getAll("deal").map(Number))].filter((id) => expected.has(id)).slice(0, MOST_DEALS);
  const days = ids.map((id) => [id, dayOf(params.get(`on-${id}`), expected.get(id) ?? null)] as const);
  const on = dayOf(params.get("on"), null);
  const written = {
    amount: params.get("amount")?.trim() ?? "",
    on,
    type: params.get("type") ?? "",
    product: params.get("product") ?? "",
  };
  const minor = written.amount === "" ? null : amountOf(written.amount, currency);
  return {
    days: new Map(days.flatMap(([id, { day }]) => (day === null ? [] : [[id, day] as const]))),
    picked: new Map(days),
    typed: minor === null || on.day === null ? null : { amount: { minor, currency }, on: on.day, ...kindOf(written) },
    written,
    wrong:
      written.amount !== "" && minor === null
        ? `Write an amount above zero, such as 12,000 or 950.50, in ${currency}.`
        : null,
  };
}

function readDay(text: string, today: CalendarDate): WrittenDay & { readonly day: CalendarDate | null } {
  const { first, last } = supposableDays(today);
  if (isCalendarDate(text) && text >= first && text <= last) return { text, day: text, wrong: null };
  const wrong = `Choose a day from today, ${formatDate(first)}, to ${formatDate(last)}.`;
  return { text, day: null, wrong };
}

function amountOf(text: string, currency: string): bigint | null {
  const amount = parseTypedMoney(text, currency);
  return amount && amount.minor > 0n ? amount.minor : null;
}

function kindOf({ type, product }: { type: string; product: string }): Pick<TypedDeal, "type" | "productId"> {
  const known = type === "new" || type === "expansion" || type === "renewal" ? type : null;
  return { type: known, productId: /^\d{1,9}$/.test(product) ? Number(product) : null };
}
