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
