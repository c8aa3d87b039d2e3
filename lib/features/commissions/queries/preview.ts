import { previewStatements } from "@/lib/domain/commissions/preview";
import type { StatementsJson } from "@/lib/domain/commissions/statement-json";
import { parsePreviewFile, refusing } from "../schema";

/**
 * The statements that a plan and its facts make, each period in turn locked; no database is read. Throws `invalid_input` when the plan or
 * a fact cannot be used, naming each fault and its place.
 */
export function previewCommissions(json: unknown): StatementsJson {
  const facts = parsePreviewFile(json);
  return refusing("This preview cannot be made", () => previewStatements(facts));
}
