import writeExcelFile from "write-excel-file/node";
import { toMajorNumber } from "@/lib/format/money";
import { currencyExponent } from "@/lib/values/currency";
import type { Money } from "@/lib/values/money";

/** A column of a sheet: an amount is a number with as many decimals as its currency has. */
export type SheetColumn<Row> = {
  readonly header: string;
  readonly value: (row: Row) => Money | string | number | null;
};

/** Rows as the one sheet of an XLSX file. Text is never a formula. */
export async function tableXlsx<Row>(
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
  sheet: string,
): Promise<Buffer> {
  const header = columns.map((column) => ({ value: column.header, fontWeight: "bold" as const }));
  const body = rows.map((row) => columns.map(({ value }) => toCell(value(row))));
  return await writeExcelFile([header, ...body], { sheet }).toBuffer();
}

function toCell(value: Money | string | number | null) {
  if (value === null) return null;
  if (typeof value === "string") return { value, type: String };
  if (typeof value === "number") return { value, type: Number };
  const decimals = currencyExponent(value.currency);
  const format = decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
  return { value: toMajorNumber(value), type: Number, format };
}
