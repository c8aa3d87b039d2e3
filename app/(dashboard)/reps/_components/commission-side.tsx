import Link from "next/link";
import type { CommissionSummary, Credited, NextTier, StatementSummary } from "@/lib/features/commissions/types";
import { formatMoney, toMajorNumber } from "@/lib/format/money";
import { formatPeriodName } from "@/lib/format/period";
import { Card, Stack } from "@/lib/ui/card";
import { AttainmentBar } from "@/lib/ui/metric/bars";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { periodParams } from "@/lib/ui/url/period-state";
import { hrefWith } from "@/lib/ui/url/search-params";
import type { Money } from "@/lib/values/money";
import type { PageView } from "../../_lib/view";
import { formatCredited } from "../_lib/credited";
import styles from "./commission-side.module.css";

type CommissionSideProps = { view: PageView; summary: CommissionSummary; statements: readonly StatementSummary[] };

const STATES = { open: "Open", in_review: "In review", approved: "Approved", locked: "Locked" } as const;

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

function NextTierCard({ tier }: { tier: NextTier }) {
  const reached = amountOf(tier.accumulated);
  const whole = reached + amountOf(tier.missing);
  return (
    <Card title="Next tier" subtitle={`${tier.component.name}, ${tier.window.key}`}>
      <div className={styles.bar}>
        <AttainmentBar value={whole > 0 ? reached / whole : 0} pace={null} max={1} />
      </div>
      <p>
        <strong>{formatCredited(tier.missing)}</strong> more, and it pays <strong>{tier.pays}</strong>:{" "}
        {formatCredited(tier.accumulated)} so far, the tier begins at {tier.at}
        {tier.quota ? ` of the quota of ${formatMoney(tier.quota, "exact")}` : ""}.
      </p>
    </Card>
  );
}

function amountOf(credited: Credited): number {
  return "count" in credited ? credited.count : toMajorNumber(credited);
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
      cell: ({ period }) => (
        <Link
          href={hrefWith(view.path, view.params, { ...periodParams(period, view.context), page: null })}
          prefetch={false}
        >
          {formatPeriodName(period, view.context.calendar)}
        </Link>
      ),
    },
    { id: "state", header: "State", cell: ({ state }) => STATES[state] },
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
