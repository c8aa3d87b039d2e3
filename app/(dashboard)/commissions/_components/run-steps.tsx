import { approve, beginReview, lockMonthForGood } from "@/lib/features/commissions/actions";
import { unansweredDisputes } from "@/lib/features/commissions/queries";
import type { RunStatement } from "@/lib/features/commissions/types";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatCount } from "@/lib/format/number";
import { formatList, formatQuantity } from "@/lib/format/words";
import { ConfirmAction } from "@/lib/ui/form/confirm-action";
import { FocusPlace } from "@/lib/ui/form/focus-place";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { type Run, toSeen } from "../_lib/load-run";
import { sumsOf } from "../_lib/sums";
import { ApproveChosen } from "./choose-statements";
import styles from "./run.module.css";

type RunStepsProps = { run: Run; today: CalendarDate; mayReview: boolean; mayLock: boolean; ownRepId: number | null };

/** The next step of the month that is in view, for those who may take it. */
export function RunSteps({ run, today, mayReview, mayLock, ownRepId }: RunStepsProps) {
  const { month, statements } = run;
  if (!month || month.lockedAt !== null || month.period.to > today) return null;
  const name = formatMonth(month.period.from);
  const input = { month: month.period.from };
  const mine = statements.filter((one) => one.state === "in_review" && one.rep.id !== ownRepId);
  const plain = mine.filter(({ exceptions }) => exceptions.length === 0);
  return (
    <FocusPlace className={styles.steps}>
      {mayLock && month.open > 0 && (
        <ConfirmAction action={beginReview} input={input} label={`Begin the review of ${name}`} strong />
      )}
      {mayReview && plain.length > 0 && (
        <ConfirmAction
          action={approve}
          input={{ statements: plain.map(toSeen) }}
          label={`Approve ${formatQuantity(plain.length, "statement")} without exceptions`}
          asks={approveWords(plain, mine.length - plain.length, name)}
          confirm={plain.length === 1 ? "Approve it" : `Approve all ${formatCount(plain.length)}`}
          strong
        />
      )}
      {mayReview && <ApproveChosen month={name} />}
      {mayLock && month.approved === month.statements && (
        <ConfirmAction
          action={lockMonthForGood}
          input={input}
          label={`Lock ${name}`}
          asks={lockWords(statements, name)}
          confirm={`Lock ${name} for good`}
          strong
        />
      )}
    </FocusPlace>
  );
}

function approveWords(plain: readonly RunStatement[], left: number, name: string): string {
  const rest = left === 0 ? "" : ` Left out with exceptions: ${formatCount(left)}.`;
  return `${formatQuantity(plain.length, "statement")} of ${name}, ${paidWords(plain)} to pay. An approval can be taken back until the month is locked.${rest}`;
}

function lockWords(statements: readonly RunStatement[], name: string): string {
  const unanswered = unansweredDisputes(statements);
  const disputes = unanswered === null ? "" : ` ${unanswered}`;
  return `${formatQuantity(statements.length, "statement")} of ${name}, ${paidWords(statements)} to pay.${disputes} A locked month stays as it is: nobody can unlock it, and what changes later comes with the next one.`;
}

function paidWords(statements: readonly RunStatement[]): string {
  return formatList(sumsOf(statements, ({ payable }) => payable).map((sum) => formatMoney(sum, "exact")));
}
