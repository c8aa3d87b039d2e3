import type { CommissionSummary, StatementSummary } from "@/lib/features/commissions/types";
import { formatMoney } from "@/lib/format/money";
import { formatPeriodShort } from "@/lib/format/period";
import { decapitalise, formatList, formatQuantity } from "@/lib/format/words";
import { Note } from "@/lib/ui/states";
import { STATEMENT_STATES } from "../../_components/commissions/states";
import type { PageView } from "../../_lib/view";

type CommissionSumProps = { view: PageView; summary: CommissionSummary; statements: readonly StatementSummary[] };

/** What is owed, in one line; and what kept a part of it from being computed. */
export function CommissionSum({ view, summary, statements }: CommissionSumProps) {
  const lines = summary.components.reduce((sum, { lineCount }) => sum + lineCount, 0);
  return (
    <>
      {summary.earned === null ? (
        <Note>
          {summary.rep.name} was on no commission plan in {view.words.period}, so nothing was computed.
        </Note>
      ) : (
        <Note>
          {summary.complete ? "" : "Not all of it can be computed yet. What can comes to "}
          <strong>{formatMoney(summary.earned, "exact")}</strong> earned in {view.words.period}, on{" "}
          {formatQuantity(lines, "line")}
          {summary.plan ? ` under ${summary.plan}` : ""}. {statementWords(view, statements)}
        </Note>
      )}
      {summary.problems.map((problem) => (
        <Note key={`${problem.where} ${problem.message}`} tone="warn">
          <strong>
            {formatPeriodShort(problem.month, view.context.calendar, view.context.today)}, {problem.where}
          </strong>
          : {problem.message}
        </Note>
      ))}
    </>
  );
}

function statementWords(view: PageView, statements: readonly StatementSummary[]): string {
  const words = statements.map(
    ({ period, state }) =>
      `${formatPeriodShort(period, view.context.calendar, view.context.today)} ${decapitalise(STATEMENT_STATES[state])}`,
  );
  return words.length > 0 && words.length <= 4 ? `Statements: ${formatList(words)}.` : "";
}
