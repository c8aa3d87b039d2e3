import { stringify } from "csv-stringify/sync";
import type { Column } from "./types";

/** The shown columns of rows as CSV, with or without its head: numbers stay numbers, text that a spreadsheet would run is escaped. */
export function tableCsv<Row>(
  columns: readonly Column<Row>[],
  shown: readonly string[],
  rows: readonly Row[],
  { header = true }: { header?: boolean } = {},
): string {
  const used = columns.filter(({ id, value }) => value && shown.includes(id));
  const records = rows.map((row) => used.map(({ value }) => value?.(row) ?? null));
  const head = used.map((column) => column.header);
  return stringify(header ? [head, ...records] : records, { escape_formulas: true, bom: header });
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
