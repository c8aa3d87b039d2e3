import { previewStatements } from "@/lib/domain/commissions/preview";
import type { StatementsJson } from "@/lib/domain/commissions/statement-json";
import { parsePreviewFile, refusing } from "@/lib/features/commissions/schema";
import { readJsonFile } from "../input";

/**
 * The statements that a preview file's plan and facts make, each period in turn locked; no database is opened. Throws `invalid_input` when the
 * file, the plan or a fact cannot be used, naming each fault and its place.
 */
export async function previewCommissions(file: string): Promise<StatementsJson> {
  const facts = parsePreviewFile(await readJsonFile(file));
  return refusing("This preview cannot be made", () => previewStatements(facts));
}
