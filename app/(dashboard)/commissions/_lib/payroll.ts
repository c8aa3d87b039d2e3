import type { RunMonth, RunStatement } from "@/lib/features/commissions/types";
import { sheetCsv } from "@/lib/ui/table/csv";
import { type SheetColumn, tableXlsx } from "@/lib/ui/table/xlsx";
import { type Money, money, moneyToDecimalText } from "@/lib/values/money";
import { STATEMENT_STATES } from "../../_components/commissions/states";
import { lockDay, NOT_LOCKED } from "./state-words";
import { sumsOf } from "./sums";

/** A row of the file: a statement, or the sum of those in one currency. */
type PayrollRow = { readonly name: string; readonly statement: RunStatement | null; readonly sum: (of: Of) => Money };
type Of = (statement: RunStatement) => Money;

/**
 * What payroll pays from: a row for each statement and one with the sums of each currency. One of a month that is not locked says so in every row.
 * Days are those of the time zone.
 */
export async function toPayrollFile(
  format: "csv" | "xlsx",
  month: RunMonth,
  statements: readonly RunStatement[],
  timeZone: string,
): Promise<string | Buffer> {
  const rows = [...statements.map(statementRow), ...sumRows(statements, month)];
  const columns = payrollColumns(month, timeZone);
  return format === "xlsx" ? await tableXlsx(columns, rows, month.period.from.slice(0, 7)) : sheetCsv(columns, rows);
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

function payrollColumns(month: RunMonth, timeZone: string): SheetColumn<PayrollRow>[] {
  const { period } = month;
  const lockedOn = lockDay(month, timeZone) ?? NOT_LOCKED;
  const column = (header: string, value: SheetColumn<PayrollRow>["value"]) => ({ header, value });
  const amount = (header: string, of: Of) => column(header, ({ sum }) => sum(of));
  return [
    column("Rep", ({ name }) => name),
    column("Rep id", ({ statement }) => statement?.externalId ?? null),
    column("E-mail", ({ statement }) => statement?.email ?? null),
    column("Team", ({ statement }) => statement?.team ?? null),
    column("Plan", ({ statement }) => statement?.plan ?? null),
    column("Month", () => period.from.slice(0, 7)),
    column("State", ({ statement }) => statement && STATEMENT_STATES[statement.state]),
    column("Locked on", ({ statement }) => statement && lockedOn),
    column("Currency", ({ sum }) => sum(({ payable }) => payable).currency),
    amount("Earned", ({ earned }) => earned),
    amount("Kept back and set free", ({ withheld }) => money(-withheld.minor, withheld.currency)),
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
