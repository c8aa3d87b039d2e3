import Link from "next/link";
import type { ReadScope } from "@/lib/auth/scope";
import { listStatements } from "@/lib/features/commissions/queries";
import type { StatementSummary } from "@/lib/features/commissions/types";
import { listOpenDisputes } from "@/lib/features/disputes/queries";
import { findEarliestDay } from "@/lib/features/filters/queries";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { addMonths, minDate } from "@/lib/values/calendar-date";
import { STATEMENT_STATES } from "../../_components/commissions/states";
import { CommissionsHeader } from "./commissions-header";

const columnsOf = (disputed: ReadonlySet<number>): Column<StatementSummary>[] => [
  {
    id: "month",
    header: "Month",
    cell: ({ id, period }) => (
      <Link href={`/commissions/statements/${id}`} prefetch={false}>
        {formatMonth(period.from)}
      </Link>
    ),
  },
  { id: "payable", header: "To pay", align: "end", cell: ({ payable }) => formatMoney(payable, "exact") },
  {
    id: "state",
    header: "State",
    cell: ({ id, state }) => `${STATEMENT_STATES[state]}${disputed.has(id) ? ", disputed" : ""}`,
  },
  { id: "earned", header: "Earned", align: "end", cell: ({ earned }) => formatMoney(earned, "exact") },
  { id: "held", header: "Kept back so far", align: "end", cell: ({ held }) => formatMoney(held, "exact") },
];

/** A rep's own statements, the latest first. */
export async function OwnStatements({ scope }: { scope: ReadScope }) {
  const from = minDate((await findEarliestDay(scope)) ?? scope.today, scope.today);
  const [statements, disputes] = await Promise.all([
    listStatements(scope, { period: { from, to: addMonths(scope.today, 1200) } }),
    listOpenDisputes(scope),
  ]);
  const latest = [...statements].reverse();
  const running = latest.find(({ period }) => period.from <= scope.today);
  return (
    <>
      <CommissionsHeader scope={scope} current="/commissions">
        {running ? (
          <p>
            {formatMonth(running.period.from)} so far: <strong>{formatMoney(running.payable, "exact")}</strong> to be
            paid.
          </p>
        ) : (
          <p>You have no statement yet.</p>
        )}
      </CommissionsHeader>
      <Card title="My statements" subtitle="Open one to see each deal's arithmetic">
        <DataTable
          caption="My statements"
          columns={columnsOf(new Set(disputes.map(({ statementId }) => statementId)))}
          rows={latest}
          rowKey={({ id }) => id}
          path="/commissions"
          params={new URLSearchParams()}
          empty={<EmptyState title="There is no statement yet">They begin when you are on a plan.</EmptyState>}
        />
      </Card>
    </>
  );
}
