import writeExcelFile from "write-excel-file/node";
import type { RunMonth, RunStatement } from "@/lib/features/commissions/types";
import { toMajorNumber } from "@/lib/format/money";
import { tableCsv } from "@/lib/ui/table/csv";
import type { Column } from "@/lib/ui/table/types";
import { type Money, moneyToDecimalText } from "@/lib/values/money";
import { STATEMENT_STATES } from "../../_components/commissions/states";
import { NOT_LOCKED } from "./state-words";
import { sumsOf } from "./sums";

/** A row of the file: a statement, or the sum of those in one currency. */
type PayrollRow = { readonly name: string; readonly statement: RunStatement | null; readonly sum: (of: Of) => Money };
type Of = (statement: RunStatement) => Money;

/**
 * What payroll pays from: a row for each statement and one with the sums of each currency. One of a month that is not locked says so in every row.
 */
export async function toPayrollFile(
  format: "csv" | "xlsx",
  month: RunMonth,
  statements: readonly RunStatement[],
): Promise<string | Buffer> {
  const rows = [...statements.map(statementRow), ...sumRows(statements, month)];
  const columns = payrollColumns(month, format === "csv" ? moneyToDecimalText : toMajorNumber);
  if (format === "csv")
    return tableCsv(
      columns,
      columns.map(({ id }) => id),
      rows,
    );
  const header = columns.map((column) => ({ value: column.header, fontWeight: "bold" as const }));
  const body = rows.map((row) => columns.map(({ value }) => toCell(value?.(row) ?? null)));
  return await writeExcelFile([header, ...body], { sheet: month.period.from.slice(0, 7) }).toBuffer();
}

function toCell(value: string | number | null) {
  if (value === null) return null;
  return typeof value === "number" ? { value, type: Number, format: "#,##0.00" } : { value, type: String };
}

function statementRow(statement: RunStatement): PayrollRow {
  return { name: statement.rep.name, statement, sum: (of) => of(statement) };
}

function sumRows(statements: readonly RunStatement[], { lockedAt }: RunMonth): PayrollRow[] {
  return sumsOf(statements, ({ payable }) => payable).map(({ currency }) => ({
    name: `All in ${currency}${lockedAt ? "" : `, ${NOT_LOCKED}`}`,
    statement: null,
    sum: (of) => sumsOf(statements, of).find((sum) => sum.currency === currency) ?? { minor: 0n, currency },
  }));
}

function payrollColumns(
  { period, lockedAt }: RunMonth,
  toAmount: (amount: Money) => string | number,
): Column<PayrollRow>[] {
  const column = (header: string, value: (row: PayrollRow) => string | number | null): Column<PayrollRow> => ({
    id: header,
    header,
    cell: () => null,
    value,
  });
  const amount = (header: string, of: Of) => column(header, ({ sum }) => toAmount(sum(of)));
  return [
    column("Rep", ({ name }) => name),
    column("Rep id", ({ statement }) => statement?.externalId ?? null),
    column("E-mail", ({ statement }) => statement?.email ?? null),
    column("Team", ({ statement }) => statement?.team ?? null),
    column("Plan", ({ statement }) => statement?.plan ?? null),
    column("Month", () => period.from.slice(0, 7)),
    column("State", ({ statement }) => statement && STATEMENT_STATES[statement.state]),
    column("Locked on", ({ statement }) => statement && (lockedAt ? lockedAt.toISOString().slice(0, 10) : NOT_LOCKED)),
    column("Currency", ({ sum }) => sum(({ payable }) => payable).currency),
    amount("Earned", ({ earned }) => earned),
    amount("Kept back", ({ withheld }) => withheld),
    amount("Draw", ({ draw }) => draw),
    amount("Carried", ({ carried }) => carried),
    amount("Adjusted", ({ adjusted }) => adjusted),
    amount("To pay", ({ payable }) => payable),
    column("Adjusted because", ({ statement }) => statement && reasonsOf(statement)),
  ];
}

/** Each adjustment with its amount, reason and whose it is; null where there is none. */
function reasonsOf({ adjustments }: RunStatement): string | null {
  const words = adjustments.map(
    ({ amount, reason, createdBy }) => `${reason}: ${moneyToDecimalText(amount)} (${createdBy})`,
  );
  return words.length === 0 ? null : words.join("; ");
}
