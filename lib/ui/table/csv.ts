import { stringify } from "csv-stringify/sync";
import { type Money, moneyToDecimalText } from "@/lib/values/money";
import type { Column } from "./types";
import type { SheetColumn } from "./xlsx";

/** How a text begins that a spreadsheet would run. */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
const DECIMAL = /^-?\d+(\.\d+)?$/;

/**
 * The shown columns of rows as CSV, with or without its head: numbers stay numbers, also those written out with all their digits (`-12.50`);
 * text that a spreadsheet would run is escaped.
 */
export function tableCsv<Row>(
  columns: readonly Column<Row>[],
  shown: readonly string[],
  rows: readonly Row[],
  { header = true }: { header?: boolean } = {},
): string {
  const used = columns.filter(({ id, value }) => value && shown.includes(id));
  const records = rows.map((row) => used.map(({ value }) => defused(value?.(row) ?? null)));
  const head = used.map((column) => column.header);
  return stringify(header ? [head, ...records] : records, { bom: header });
}

/** Rows as CSV by the columns of a sheet: an amount has all its digits. */
export function sheetCsv<Row>(columns: readonly SheetColumn<Row>[], rows: readonly Row[]): string {
  const toText = (value: Money | string | number | null) =>
    defused(typeof value === "object" && value !== null ? moneyToDecimalText(value) : value);
  const records = rows.map((row) => columns.map(({ value }) => toText(value(row))));
  return stringify([columns.map(({ header }) => header), ...records], { bom: true });
}

function defused(value: string | number | null): string | number | null {
  return typeof value === "string" && FORMULA.test(value) && !DECIMAL.test(value) ? `'${value}` : value;
}

const BATCH = 1000;
const MOST = 100_000;

/** A list as CSV, read page by page while it is written; `read` is given a page, from 1, and its size. */
export async function* listCsv<Row>(
  columns: readonly Column<Row>[],
  shown: readonly string[],
  read: (page: number, pageSize: number) => Promise<readonly Row[]>,
): AsyncGenerator<string> {
  for (let page = 1; page <= MOST / BATCH; page += 1) {
    const rows = await read(page, BATCH);
    if (page === 1 || rows.length > 0) yield tableCsv(columns, shown, rows, { header: page === 1 });
    if (rows.length < BATCH) return;
  }
}
