import { stringify } from "csv-stringify/sync";
import type { Column } from "./types";

/** The shown columns of rows as CSV: numbers stay numbers, text that a spreadsheet would run is escaped. */
export function tableCsv<Row>(columns: readonly Column<Row>[], shown: readonly string[], rows: readonly Row[]): string {
  const used = columns.filter(({ id, value }) => value && shown.includes(id));
  const records = rows.map((row) => used.map(({ value }) => value?.(row) ?? null));
  return stringify([used.map(({ header }) => header), ...records], { escape_formulas: true, bom: true });
}
