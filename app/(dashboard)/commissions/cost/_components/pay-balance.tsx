import type { ReadScope } from "@/lib/auth/scope";
import { loadPayBalance } from "@/lib/features/commissions/queries";
import type { PayBalance } from "@/lib/features/commissions/types";
import { formatDate } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { addDays, addMonths, minDate } from "@/lib/values/calendar-date";
import { startOf } from "@/lib/values/period";
import type { PageView } from "../../../_lib/view";

/** Accrued and what it is made of, then what became of it. */
const PARTS: readonly { readonly id: keyof PayBalance; readonly header: string; readonly always?: true }[] = [
  { id: "earned", header: "Earned", always: true },
  { id: "adjusted", header: "Adjusted" },
  { id: "guaranteed", header: "Guaranteed" },
  { id: "accrued", header: "Accrued", always: true },
  { id: "paid", header: "Paid", always: true },
  { id: "payable", header: "Payable", always: true },
  { id: "running", header: "Running month" },
  { id: "held", header: "Kept back" },
  { id: "owedBack", header: "Owed back by reps" },
];

/** A part that is nowhere is left out. */
function columnsOf(rows: readonly PayBalance[]): Column<PayBalance>[] {
  const parts = PARTS.filter(({ id, always }) => always || rows.some((row) => row[id].minor !== 0n));
  return [
    { id: "currency", header: "Currency", cell: ({ earned }) => earned.currency },
    ...parts.map(({ id, header }): Column<PayBalance> => {
      return { id, header, align: "end", cell: (row) => formatMoney(row[id], "exact") };
    }),
  ];
}

/** Of all that was ever earned: what was paid by the end of the period, what was due, and what was not due yet. */
export async function PayBalanceCard({ scope, view }: { scope: ReadScope; view: PageView }) {
  const { period } = view.state;
  const { today, calendar } = view.context;
  const lastDay = minDate(addDays(period.to, -1), today);
  const end = addMonths(startOf("month", lastDay, calendar), 1);
  const rows = await loadPayBalance(scope, end);
  const by = end > today ? `today, ${formatDate(today)}` : formatDate(addDays(end, -1), today);
  return (
    <Card
      title="Accrued, payable and paid"
      subtitle={`Everything up to ${by}. What was earned, adjusted by hand and guaranteed by draws has accrued. It was paid on locked statements, is payable on those of months that are over, belongs to the running month or is kept back; less what reps had in advance and owe back.`}
    >
      <DataTable
        caption={`Accrued, payable and paid by ${by}`}
        columns={columnsOf(rows)}
        rows={rows}
        rowKey={({ earned }) => earned.currency}
        path={view.path}
        params={view.params}
        empty={<EmptyState title="Nothing was earned yet" />}
      />
    </Card>
  );
}
