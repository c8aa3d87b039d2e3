import { listDeals } from "@/lib/features/deals/queries";
import type { DealRow } from "@/lib/features/deals/types";
import { formatDate } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { metricOf } from "@/lib/metrics/registry";
import { LinkButton } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { rowsHref } from "../_lib/rows-href";
import type { PageView } from "../_lib/view";
import { overviewScopes } from "./scopes";

const SHOWN = 8;

/** A rep's own open deals, the biggest first. */
export async function OpenDeals({ view }: { view: PageView }) {
  const { sales } = await overviewScopes();
  if (!sales) return null;
  const { rows, count } = await listDeals(sales, {
    metric: "open_deals",
    period: view.state.period,
    filters: [],
    sort: { by: "amount", descending: true },
    page: 1,
    pageSize: SHOWN,
  });
  const href = rowsHref(view.params, metricOf("open_deals"));
  const columns: Column<DealRow>[] = [
    { id: "name", header: "Deal", cell: (row) => <strong>{row.name ?? row.externalId}</strong> },
    { id: "amount", header: "Amount", align: "end", cell: (row) => formatMoney(row.amount) },
    { id: "stage", header: "Stage", cell: ({ stage }) => stage.name },
    {
      id: "expected",
      header: "Expected",
      align: "end",
      cell: (row) => formatDate(row.expectedCloseOn, view.context.today),
    },
  ];
  return (
    <Card
      title="Your open deals"
      subtitle={count > SHOWN ? `The ${SHOWN} biggest of ${count}` : undefined}
      actions={href && count > 0 && <LinkButton href={href}>All open deals</LinkButton>}
    >
      <DataTable
        caption="Your open deals"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        path={view.path}
        params={view.params}
        empty={<EmptyState title="No deal is open" />}
      />
    </Card>
  );
}
