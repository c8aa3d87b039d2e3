import type { RecordedFacts } from "./facts";
import { PlanError } from "./plan-error";
import { type StatementsJson, toStatementsJson } from "./statement-json";
import { calculateStatementsInTurn } from "./statements-in-turn";

/**
 * The statements of one rep as the preview shows them, each period in turn locked. Throws PlanError when an exchange rate is missing, naming
 * the currency and the date: a preview has no later moment in which it could be added. A missing quota stands in the statement's problems.
 */
export function previewStatements(facts: RecordedFacts): StatementsJson {
  const statements = calculateStatementsInTurn(facts);
  const rates = statements.flatMap(({ problems }) => problems.filter(({ kind }) => kind === "exchange_rate"));
  if (rates.length > 0) throw new PlanError(rates);
  return toStatementsJson(statements);
}
