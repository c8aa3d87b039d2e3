import Link from "next/link";
import type { Assignment, PlanDetail } from "@/lib/features/plans/types";
import { formatFirstDay, formatLastDay } from "@/lib/format/date";
import { NO_VALUE } from "@/lib/format/locale";
import { formatMoney } from "@/lib/format/money";
import { capitalise } from "@/lib/format/words";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { addDays, type CalendarDate } from "@/lib/values/calendar-date";
import { money, moneyToDecimalText } from "@/lib/values/money";
import { ChangeAssignment } from "./change-assignment";

type AssignmentsTableProps = {
  plan: PlanDetail;
  currency: string;
  today: CalendarDate;
  params: URLSearchParams;
  mayWrite: boolean;
};

/** Everyone who is or was on a plan, and when; who may, changes it there. */
export function AssignmentsTable({ plan, currency, today, params, mayWrite }: AssignmentsTableProps) {
  const target = ({ targetIncentive }: Assignment) =>
    targetIncentive === null ? null : money(targetIncentive, currency);
  const columns: Column<Assignment>[] = [
    { id: "rep", header: "Rep", cell: ({ repId, repName }) => <Link href={`/reps/${repId}`}>{repName}</Link> },
    { id: "from", header: "From", cell: ({ from }) => capitalise(formatFirstDay(from)) },
    {
      id: "to",
      header: "Last day",
      cell: ({ to }) => (to === null ? NO_VALUE : `${formatLastDay(to)}${to <= today ? " (over)" : ""}`),
    },
    ...(plan.assignments.some(({ targetIncentive }) => targetIncentive !== null)
      ? [
          {
            id: "target",
            header: "Target incentive",
            align: "end" as const,
            cell: (row: Assignment) => formatMoney(target(row), "exact"),
          },
        ]
      : []),
    ...(mayWrite
      ? [
          {
            id: "change",
            header: "Change",
            align: "end" as const,
            cell: (row: Assignment) => {
              const amount = target(row);
              return (
                <ChangeAssignment
                  assignment={{
                    id: row.id,
                    repName: row.repName,
                    from: row.from,
                    lastDay: row.to && addDays(row.to, -1),
                  }}
                  target={amount ? moneyToDecimalText(amount) : ""}
                  currency={currency}
                />
              );
            },
          },
        ]
      : []),
  ];
  return (
    <Card title="Who is on it" subtitle="A rep is on one plan at a time.">
      <DataTable
        caption={`Reps on ${plan.name}`}
        columns={columns}
        rows={plan.assignments}
        rowKey={({ id }) => id}
        path={`/commissions/plans/${plan.id}`}
        params={params}
        empty={
          <EmptyState title="Nobody is or was on this plan">Its reps earn from the day they are put on it.</EmptyState>
        }
      />
    </Card>
  );
}
