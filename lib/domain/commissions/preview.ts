import type { RecordedFacts } from "./facts";
import { PlanError } from "./plan-error";
import { type StatementsJson, toStatementsJson } from "./statement-json";
import { calculateStatementsInTurn } from "./statements-in-turn";

/**
 * The statements of one rep as the preview shows them, each period in turn locked at its end. An organisation's own statements are the same where each month is
 * locked in time; one that is still open follows what is recorded after its end. Throws PlanError when an exchange rate is missing to the end, naming the
 * currency and the date. Until one is recorded that comes later, it stands in the statement's problems, as a missing quota does.
 */
export function previewStatements(facts: RecordedFacts): StatementsJson {
  const statements = calculateStatementsInTurn(facts);
  const rates = (statements.at(-1)?.problems ?? []).filter(({ kind }) => kind === "exchange_rate");
  if (rates.length > 0) throw new PlanError(rates);
  return toStatementsJson(statements);
}
