import { cache } from "react";
import { z } from "zod";
import type { ReadScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors/app-error";
import { getStatementDetail, listStatementLines } from "@/lib/features/commissions/queries";
import { statementCsv, statementFileName } from "./statement-csv";

const statementId = z.coerce.number().int().positive().max(2_147_483_647);

/** The statement that an address names, with what it is made of: asked once for all parts of a page. */
export const loadStatement = cache(async (scope: ReadScope, id: string) => {
  const parsed = statementId.safeParse(id);
  if (!parsed.success) throw new AppError("not_found", "There is no such statement.");
  return await getStatementDetail(scope, parsed.data);
});

/** A statement's file: what it is called, and every addend of what is paid. */
export async function loadStatementFile(scope: ReadScope, id: string): Promise<{ name: string; csv: string }> {
  const detail = await loadStatement(scope, id);
  const { id: statementId, lineCount } = detail.statement;
  const every = { statementId, pageSize: Math.max(1, lineCount) };
  const [own, corrections] = await Promise.all([
    listStatementLines(scope, { ...every, part: "own" }),
    listStatementLines(scope, { ...every, part: "corrections" }),
  ]);
  return { name: statementFileName(detail), csv: statementCsv(detail, own.components, corrections.components) };
}
