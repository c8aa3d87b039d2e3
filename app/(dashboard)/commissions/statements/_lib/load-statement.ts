import { cache } from "react";
import { z } from "zod";
import type { ReadScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors/app-error";
import { getStatementDetail } from "@/lib/features/commissions/queries";

const statementId = z.coerce.number().int().positive().max(2_147_483_647);

/** The statement that an address names, with what it is made of: asked once for all parts of a page. */
export const loadStatement = cache(async (scope: ReadScope, id: string) => {
  const parsed = statementId.safeParse(id);
  if (!parsed.success) throw new AppError("not_found", "There is no such statement.");
  return await getStatementDetail(scope, parsed.data);
});
