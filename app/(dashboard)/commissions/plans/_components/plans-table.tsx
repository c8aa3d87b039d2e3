import Link from "next/link";
import { planLine } from "@/lib/domain/commissions/plan-words";
import type { PlanSummary } from "@/lib/features/plans/types";
import { NO_VALUE } from "@/lib/format/locale";
import { formatCount } from "@/lib/format/number";
import { capitalise } from "@/lib/format/words";
import { LinkButton } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { since } from "../_lib/since";
import styles from "./plans.module.css";

/** Every plan with what it pays, who is on it, and its versions before and after today. */
export function PlansTable({
  plans,
  params,
  mayWrite,
}: {
  plans: readonly PlanSummary[];
  params: URLSearchParams;
  mayWrite: boolean;
}) {
  return (
    <Card title="Plans">
      <DataTable
        caption="Commission plans"
        columns={COLUMNS}
        rows={plans}
        rowKey={({ id }) => id}
        path="/commissions/plans"
        params={params}
        empty={
          <EmptyState
            title="No plan yet"
            action={mayWrite && <LinkButton href="/commissions/plans/new">New plan</LinkButton>}
          >
            A plan says what a rep earns on a deal, and how it is paid.
          </EmptyState>
        }
      />
    </Card>
  );
}

const COLUMNS: readonly Column<PlanSummary>[] = [
  {
    id: "plan",
    header: "Plan",
    cell: ({ id, name, rules }) => (
      <div className={styles.plan}>
        <Link href={`/commissions/plans/${id}`}>{name}</Link>
        <p className={styles.pays}>{rules ? planLine(rules) : "No version stored"}</p>
      </div>
    ),
  },
  { id: "currency", header: "Currency", cell: ({ rules }) => rules?.currency ?? NO_VALUE },
  { id: "reps", header: "Reps today", align: "end", cell: ({ repsToday }) => formatCount(repsToday) },
  {
    id: "since",
    header: "In force since",
    cell: ({ inForceSince }) => (inForceSince ? capitalise(since(inForceSince)) : "Not yet"),
  },
  { id: "next", header: "Next version", cell: ({ nextFrom }) => (nextFrom ? since(nextFrom) : NO_VALUE) },
];
