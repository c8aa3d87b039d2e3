import { formatDate, formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatCount } from "@/lib/format/number";
import { formatList, formatQuantity } from "@/lib/format/words";
import { addDays, type CalendarDate } from "@/lib/values/calendar-date";
import { type Run, waitingExceptions } from "../_lib/load-run";
import { lockDay } from "../_lib/state-words";
import { sumsOf } from "../_lib/sums";

type RunAnswerProps = { run: Run; today: CalendarDate; timeZone: string };

/** Whether the month can be paid, in a sentence. */
export function RunAnswer({ run, today, timeZone }: RunAnswerProps) {
  const { month, statements } = run;
  if (!month)
    return <p>No rep has a statement yet: import a plan, assign reps to it, and statements follow from their deals.</p>;
  const paid = sumsOf(statements, ({ payable }) => payable).map((sum) => formatMoney(sum, "exact"));
  const people = statements.filter(({ payable }) => payable.minor > 0n).length;
  const due = `${formatMonth(month.period.from)}: `;
  return (
    <p>
      {due}
      <strong>{formatList(paid)}</strong> to {peopleWords(people, statements.length)}, {endWords(run, today, timeZone)}
    </p>
  );
}

/** Some statements may pay nothing. */
function peopleWords(people: number, statements: number): string {
  return people === statements
    ? formatQuantity(people, "person", "people")
    : `${formatCount(people)} of ${formatQuantity(statements, "person", "people")}`;
}

function endWords(run: Run, today: CalendarDate, timeZone: string): string {
  const { month } = run;
  if (!month) return "";
  const lockedOn = lockDay(month, timeZone);
  if (lockedOn) return `locked on ${formatDate(lockedOn, today)} by ${month.lockedBy}.`;
  if (month.period.to > today)
    return `as it stands; it is over after ${formatDate(addDays(month.period.to, -1), today)}.`;
  const waiting = month.open + month.inReview;
  const exceptions = waitingExceptions(run);
  const approval = waiting === 0 ? "all approved" : `${waiting === 1 ? "one waits" : `${waiting} wait`} for approval`;
  const flagged = `${formatQuantity(exceptions, "rep")} with exceptions to look at`;
  return `${approval}, ${exceptions === 0 ? "no exception waits" : flagged}.`;
}
