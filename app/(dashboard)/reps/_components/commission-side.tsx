import Link from "next/link";
import type { CommissionSummary, StatementSummary } from "@/lib/features/commissions/types";
import { formatMoney } from "@/lib/format/money";
import { formatPeriodName } from "@/lib/format/period";
import { Card, Stack } from "@/lib/ui/card";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import type { Money } from "@/lib/values/money";
import { NextTierCard } from "../../_components/commissions/next-tier-card";
import { STATEMENT_STATES } from "../../_components/commissions/states";
import type { PageView } from "../../_lib/view";

type CommissionSideProps = { view: PageView; summary: CommissionSummary; statements: readonly StatementSummary[] };

/** The way to the next tier, and the months of the period. */
export function CommissionSide({ view, summary, statements }: CommissionSideProps) {
  return (
    <Stack>
      {summary.nextTiers.map((tier) => (
        <NextTierCard key={tier.component.id} tier={tier} />
      ))}
      {statements.length > 0 && <Statements view={view} statements={statements} />}
    </Stack>
  );
}

/** What waits for a missing fact is no zero. */
function known(complete: boolean, amount: Money): string {
  return complete ? formatMoney(amount, "exact") : "not known yet";
}

function Statements({ view, statements }: { view: PageView; statements: readonly StatementSummary[] }) {
  const columns: Column<StatementSummary>[] = [
    {
      id: "month",
      header: "Month",
      cell: ({ id, period }) => (
        <Link href={`/commissions/statements/${id}`} prefetch={false}>
          {formatPeriodName(period, view.context.calendar)}
        </Link>
      ),
    },
    { id: "state", header: "State", cell: ({ state }) => STATEMENT_STATES[state] },
    { id: "earned", header: "Earned", align: "end", cell: ({ complete, earned }) => known(complete, earned) },
    { id: "payable", header: "Payable", align: "end", cell: ({ complete, payable }) => known(complete, payable) },
  ];
  return (
    <Card title="Statements" subtitle="Months that touch the period">
      <DataTable
        caption="Statements"
        columns={columns}
        rows={statements}
        rowKey={({ id }) => id}
        path={view.path}
        params={view.params}
        empty={null}
      />
    </Card>
  );
}
