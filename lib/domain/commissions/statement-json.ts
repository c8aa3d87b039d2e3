import { moneyToDecimalText } from "@/lib/values/money";
import { sum } from "./amounts";
import { explainSettlement } from "./explain-settlement";
import type { Statement } from "./statement";
import { measureText } from "./words";

/**
 * Statements that follow on each other, in the shape of the preview's answer: money as decimal text in the statement's currency, counts as plain
 * numbers' text.
 */
export function toStatementsJson(statements: readonly Statement[]) {
  return {
    statements: statements.map((statement, index) => toStatementJson(statement, statements[index - 1]?.balance ?? 0n)),
  };
}

function toStatementJson(statement: Statement, balanceBefore: bigint) {
  const { currency } = statement;
  const withheld = sum(statement.holds.map(({ held }) => held));
  const text = (minor: bigint) => moneyToDecimalText({ minor, currency });
  return {
    period: statement.period,
    currency,
    lines: statement.lines.map(({ component, deal, originPeriod, on, measure, credited, earned, explanation }) => ({
      component,
      deal,
      origin_period: originPeriod,
      on,
      credited: measureText(credited, measure, currency),
      earned: text(earned),
      explanation,
    })),
    earned: text(statement.earned),
    held: text(statement.held),
    draw: text(statement.draw),
    balance: text(statement.balance),
    payable: text(statement.payable),
    carried: text(statement.carried),
    adjusted: text(statement.adjusted),
    explanation: explainSettlement({ ...statement, withheld, balanceBefore }, currency),
    holds: statement.holds.map(({ component, deal, originPeriod, held, explanation }) => ({
      component,
      deal,
      origin_period: originPeriod,
      held: text(held),
      explanation,
    })),
    adjustments: statement.adjustments.map(({ id, on, amount, reason, by }) => ({
      id,
      on,
      amount: text(amount),
      reason,
      by,
    })),
    problems: statement.problems,
  };
}

/** The preview's answer. */
export type StatementsJson = ReturnType<typeof toStatementsJson>;
