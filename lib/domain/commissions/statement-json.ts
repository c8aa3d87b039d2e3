import { moneyToDecimalText } from "@/lib/values/money";
import type { Statement } from "./statement";
import { measureText } from "./words";

/** Statements in the shape of the preview's answer: money as decimal text in the statement's currency, counts as plain numbers' text. */
export function toStatementsJson(statements: readonly Statement[]) {
  return { statements: statements.map(toStatementJson) };
}

function toStatementJson(statement: Statement) {
  const { currency } = statement;
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
