import type { ReadScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors/app-error";
import type { PayBalance } from "@/lib/features/commissions/types";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricRow } from "@/lib/metrics/types";
import { sheetCsv } from "@/lib/ui/table/csv";
import { type SheetColumn, tableXlsx } from "@/lib/ui/table/xlsx";
import type { PageView } from "../../../_lib/view";
import { balanceDay, loadBalance } from "./load-balance";
import { costRows, isTold, loadCost, nameOf, splitOf, WHOLE_MONTHS } from "./load-cost";

/** Which table of the page, and as what. */
export type CostFile = { readonly table: "cost" | "balance"; readonly format: "csv" | "xlsx" };

/** A table of the page as a file with its name. Throws `forbidden` for a part of a month where totals are all that may be seen. */
export async function toCostFile(
  scope: ReadScope,
  view: PageView,
  { table, format }: CostFile,
): Promise<{ name: string; file: string | Buffer }> {
  if (!isTold(scope, view)) throw new AppError("forbidden", WHOLE_MONTHS);
  if (table === "balance") {
    const day = balanceDay(view);
    const { rows, parts } = await loadBalance(scope, day);
    const columns: SheetColumn<PayBalance>[] = [
      { header: "Up to", value: () => day },
      { header: "Currency", value: ({ earned }) => earned.currency },
      ...parts.map(({ id, header }) => ({ header, value: (row: PayBalance) => row[id] })),
    ];
    const name = `commission accrued and paid up to ${day}`;
    return { name, file: await write(format, columns, rows) };
  }
  const split = splitOf(scope, view);
  const result = await loadCost(scope, view, split.id);
  const columns: SheetColumn<MetricRow>[] = [
    { header: split.label, value: ({ key }) => nameOf(key[split.id], split) },
    ...split.metrics.map((id) => ({
      header: metricOf(id).name,
      value: (row: MetricRow) => row.cells[id]?.value ?? null,
    })),
    { header: "Currency", value: () => scope.organisation.currency },
  ];
  const name = `commission cost by ${split.id} ${view.words.period}`;
  return { name, file: await write(format, columns, costRows(result, split.id)) };
}

async function write<Row>(
  format: CostFile["format"],
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
): Promise<string | Buffer> {
  return format === "csv" ? sheetCsv(columns, rows) : await tableXlsx(columns, rows, "Cost");
}
