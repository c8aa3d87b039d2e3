import type { Metadata } from "next";
import { listStatements } from "@/lib/features/commissions/queries";
import type { StatementSummary } from "@/lib/features/commissions/types";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { pageScope } from "@/lib/http/page";
import { Card } from "@/lib/ui/card";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { type PageSearchParams, toSearchParams } from "@/lib/ui/url/search-params";
import { unitAround } from "@/lib/values/period";
import { CommissionsHeader } from "./_components/commissions-header";

export const metadata: Metadata = { title: "Commissions" };

const COLUMNS: Column<StatementSummary>[] = [
  { id: "rep", header: "Rep", cell: ({ rep }) => rep.name },
  { id: "state", header: "State", cell: ({ state }) => state },
  { id: "earned", header: "Earned", align: "end", cell: ({ earned }) => formatMoney(earned, "exact") },
  { id: "payable", header: "Payable", align: "end", cell: ({ payable }) => formatMoney(payable, "exact") },
];

export default async function CommissionsPage({ searchParams }: { searchParams: Promise<PageSearchParams> }) {
  const scope = await pageScope("commissions.read");
  const month = unitAround("month", scope.today, scope.organisation);
  const statements = await listStatements(scope, { period: month });
  return (
    <>
      <CommissionsHeader scope={scope} current="/commissions">
        {formatMonth(month.from)}
      </CommissionsHeader>
      <Card title="Statements">
        <DataTable
          caption="Statements"
          columns={COLUMNS}
          rows={statements}
          rowKey={({ id }) => id}
          path="/commissions"
          params={toSearchParams(await searchParams)}
          empty={null}
        />
      </Card>
    </>
  );
}
