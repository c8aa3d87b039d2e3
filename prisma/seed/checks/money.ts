import { calendarDate, daysBetween } from "@/lib/values/calendar-date";
import type { Row } from "../rows/file";
import { cell, rowsOf } from "./sample-rows";

/** Amounts in US dollars by the latest rate on or before a day. */
function dollarsOn(today: string): (amount: string, currency: string, day: string) => number {
  const rates = rowsOf(today, "fx_rates");
  return (amount, currency, day) => {
    if (currency === "USD") return Number(amount);
    const rate = rates.findLast((row) => row.currency === currency && cell(row, "on") <= day);
    if (!rate) throw new RangeError(`no ${currency} rate for ${day}`);
    return Number(amount) * Number(rate.rate);
  };
}

export type DealFact = {
  readonly row: Row;
  readonly rep: string;
  readonly share: number;
  readonly dollars: number;
  readonly won: boolean;
  readonly open: boolean;
  readonly closed: string;
};

/** Each rep's part in each deal. */
export function dealFacts(today: string): DealFact[] {
  const toDollars = dollarsOn(today);
  return rowsOf(today, "deals").flatMap((row) => {
    const open = cell(row, "closed_on") === "";
    const closed = cell(row, "closed_on") || cell(row, "expected_close_on");
    const dollars = toDollars(cell(row, "amount"), cell(row, "currency"), open ? today : closed);
    return sharesOf(cell(row, "rep")).map(({ rep, share }) => ({
      row,
      rep,
      share,
      dollars: dollars * share,
      won: row.stage === "Won",
      open,
      closed,
    }));
  });
}

export function sharesOf(text: string): { readonly rep: string; readonly share: number }[] {
  return text.split(";").map((part) => {
    const [rep = "", percent = "100"] = part.split(":");
    return { rep, share: Number(percent) / 100 };
  });
}

export type Stay = { readonly account: string; readonly from: string; readonly left: string | null };

/** Who became a customer when, and when they left. */
export function stays(today: string): Stay[] {
  const purchases = rowsOf(today, "purchases");
  const left = new Map(
    purchases.filter(({ kind }) => kind === "churn").map((row) => [cell(row, "account"), cell(row, "on")]),
  );
  return purchases
    .filter(({ kind }) => kind === "new")
    .map((row) => ({
      account: cell(row, "account"),
      from: cell(row, "on"),
      left: left.get(cell(row, "account")) ?? null,
    }));
}

/** Of those who became customers at least so many days ago, the share who were still there after them. */
export function keptAfter(
  days: number,
  customers: readonly Stay[],
  today: string,
): { readonly share: number; readonly of: number } {
  const old = customers.filter(({ from }) => daysBetween(calendarDate(from), calendarDate(today)) >= days);
  const kept = old.filter(
    ({ from, left }) => left === null || daysBetween(calendarDate(from), calendarDate(left)) > days,
  );
  return { share: kept.length / old.length, of: old.length };
}
