import type { ReadScope } from "@/lib/auth/scope";
import type { PayBalance } from "@/lib/features/commissions/types";
import { formatDate } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import type { PageView } from "../../../_lib/view";
import { type BalancePart, loadBalance } from "../_lib/load-balance";
import { CostDownloads } from "./cost-downloads";

function columnsOf(parts: readonly BalancePart[]): Column<PayBalance>[] {
  return [
    { id: "currency", header: "Currency", cell: ({ earned }) => earned.currency },
    ...parts.map(({ id, header }): Column<PayBalance> => {
      return { id, header, align: "end", cell: (row) => formatMoney(row[id], "exact") };
    }),
  ];
}

/** Of all that was ever earned: what was paid by the end of the period, what was due, and what was not due yet. */
export async function PayBalanceCard({ scope, view }: { scope: ReadScope; view: PageView }) {
  const { rows, parts, lastDay } = await loadBalance(scope, view);
  const { today } = view.context;
  const by = lastDay === today ? `today, ${formatDate(today)}` : formatDate(lastDay, today);
  return (
    <Card
      title="Accrued, payable and paid"
      actions={<CostDownloads view={view} table="balance" />}
      subtitle={`Everything up to ${by}. What was earned, adjusted by hand and guaranteed by draws has accrued. It was paid on locked statements, is payable on those of months that are over, belongs to the running month or is kept back; less what reps had in advance and owe back.`}
    >
      <DataTable
        caption={`Accrued, payable and paid by ${by}`}
        columns={columnsOf(parts)}
        rows={rows}
        rowKey={({ earned }) => earned.currency}
        path={view.path}
        params={view.params}
        empty={<EmptyState title="Nothing was earned yet" />}
      />
    </Card>
  );
}
