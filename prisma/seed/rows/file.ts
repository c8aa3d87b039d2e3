import type { KindId } from "@/lib/features/imports/types";
import { moneyToDecimalText } from "@/lib/values/money";
import { dateText } from "../chance/days";

/** A row as a file would hold it: texts by column. */
export type Row = Readonly<Record<string, string>>;

/** Rows of one kind, to be imported together. */
export type SampleFile = { readonly kind: KindId; readonly name: string; readonly rows: () => Iterable<Row> };

/** The day as text; nothing where there is none. */
export function dayText(day: number | null | undefined): string {
  return day === null || day === undefined ? "" : dateText(day);
}

/** A moment of a day, by minutes after midnight, in the organisation's time. */
export function momentText(day: number, minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${dateText(day)} ${two(Math.floor(minutes / 60))}:${two(Math.floor(minutes % 60))}`;
}

/** Cents as text in major units; nothing where there are none. */
export function centsText(cents: number | null): string {
  return cents === null ? "" : moneyToDecimalText({ minor: BigInt(Math.round(cents)), currency: "USD" });
}

/** A count as text; nothing where it was not reported. */
export function countText(count: number | null): string {
  return count === null ? "" : String(Math.round(count));
}
