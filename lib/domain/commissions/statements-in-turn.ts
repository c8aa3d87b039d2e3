import { checkPeriods } from "./check-facts";
import type { RecordedFacts } from "./facts";
import { knownBefore } from "./known-facts";
import type { Statement } from "./statement";
import { calculateStatements } from "./statements";

/**
 * The statements of all periods as they would have been made at the time: each knows the facts recorded before its end, and is locked
 * before the next is made, so that a later change is a line of its own. Throws PlanError as calculateStatements does.
 */
export function calculateStatementsInTurn(facts: RecordedFacts): Statement[] {
  checkPeriods(facts);
  const periods = [...facts.periods].sort((a, b) => (a.from < b.from ? -1 : 1));
  const statements: Statement[] = [];
  for (const period of periods) {
    const known = knownBefore(period.to, facts);
    statements.push(...calculateStatements({ ...known, periods: [period] }, statements));
  }
  return statements;
}
