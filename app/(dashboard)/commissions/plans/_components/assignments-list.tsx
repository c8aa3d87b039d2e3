import Link from "next/link";
import type { Assignment, PlanDetail } from "@/lib/features/plans/types";
import { formatFirstDay, formatLastDay } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { capitalise } from "@/lib/format/words";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { addDays, type CalendarDate } from "@/lib/values/calendar-date";
import { money, moneyToDecimalText } from "@/lib/values/money";
import { ChangeAssignment } from "./change-assignment";
import styles from "./plans.module.css";

type AssignmentsListProps = {
  plan: PlanDetail;
  currency: string;
  targetHint: string;
  today: CalendarDate;
  mayWrite: boolean;
};

/** Everyone who is or was on a plan, and when; who may, changes it there. */
export function AssignmentsList({ plan, currency, targetHint, today, mayWrite }: AssignmentsListProps) {
  return (
    <Card title="Who is on it" subtitle="A rep is on one plan at a time.">
      {plan.assignments.length === 0 ? (
        <EmptyState title="Nobody is or was on this plan">Its reps earn from the day they are put on it.</EmptyState>
      ) : (
        <ul className={styles.people} aria-label={`Reps on ${plan.name}`}>
          {plan.assignments.map((row) => (
            <AssignmentRow
              key={row.id}
              row={row}
              currency={currency}
              targetHint={targetHint}
              today={today}
              mayWrite={mayWrite}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

type AssignmentRowProps = {
  row: Assignment;
  currency: string;
  targetHint: string;
  today: CalendarDate;
  mayWrite: boolean;
};

function AssignmentRow({ row, currency, targetHint, today, mayWrite }: AssignmentRowProps) {
  const { id, repId, repName, from, to, targetIncentive } = row;
  const target = targetIncentive === null ? null : money(targetIncentive, currency);
  const isOver = to !== null && to <= today;
  return (
    <li data-over={isOver || undefined}>
      <Link href={`/reps/${repId}`}>{repName}</Link>
      <span className={styles.when}>{whenWords(from, to, isOver)}</span>
      <span className={styles.target}>
        {target && (
          <>
            {formatMoney(target, "exact")} <span className={styles.muted}>target</span>
          </>
        )}
      </span>
      {mayWrite && (
        <span className={styles.change}>
          <ChangeAssignment
            assignment={{ id, repName, from, lastDay: to && addDays(to, -1) }}
            target={target ? moneyToDecimalText(target) : ""}
            targetHint={targetHint}
            currency={currency}
          />
        </span>
      )}
    </li>
  );
}

function whenWords(from: CalendarDate, to: CalendarDate | null, isOver: boolean): string {
  if (to === null) return `From ${formatFirstDay(from)}`;
  return `${capitalise(formatFirstDay(from))} to ${formatLastDay(to)}${isOver ? ", over" : ""}`;
}
