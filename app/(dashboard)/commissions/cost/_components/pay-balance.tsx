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

const COLUMNS: Column<PayBalance>[] = [
  { id: "currency", header: "Currency", cell: ({ earned }) => earned.currency },
  { id: "earned", header: "Accrued", align: "end", cell: ({ earned }) => formatMoney(earned, "exact") },
  { id: "paid", header: "Paid", align: "end", cell: ({ paid }) => formatMoney(paid, "exact") },
  { id: "payable", header: "Payable", align: "end", cell: ({ payable }) => formatMoney(payable, "exact") },
  { id: "held", header: "Kept back", align: "end", cell: ({ held }) => formatMoney(held, "exact") },
  { id: "owedBack", header: "Owed back by reps", align: "end", cell: ({ owedBack }) => formatMoney(owedBack, "exact") },
  { id: "rest", header: "Running month", align: "end", cell: ({ rest }) => formatMoney(rest, "exact") },
];

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
      subtitle={`Everything up to ${by}. Accrued is what statement lines earned: it was paid on locked statements, is payable on those of months that are over, kept back, or of the running month; less what reps have had in advance.`}
    >
      <DataTable
        caption={`Accrued, payable and paid by ${by}`}
        columns={COLUMNS}
        rows={rows}
        rowKey={({ earned }) => earned.currency}
        path={view.path}
        params={view.params}
        empty={<EmptyState title="Nothing was earned yet" />}
      />
    </Card>
  );
}
