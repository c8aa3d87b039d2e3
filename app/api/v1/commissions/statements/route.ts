import { findStatementPeriod } from "@/lib/domain/commissions/window";
import { AppError } from "@/lib/errors/app-error";
import { listStatementsAfter } from "@/lib/features/commissions/queries";
import { api } from "@/lib/http/api/api";
import { statements } from "../../_lib/calls/commissions";
import { fromCursor } from "../../_lib/cursor";
import { toListAnswer } from "../../_lib/lists";
import { loadLines, toLine, toStatement } from "../../_lib/statements";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = api(statements, async (asked) => {
  const { request, scope, query } = asked;
  const { period: key, rep, cursor, limit } = query;
  const unit = key.includes("Q") ? "quarter" : key.includes("-") ? "month" : "year";
  const found = findStatementPeriod(unit, key, scope.organisation.fiscalYearStartMonth);
  if (!found) throw new AppError("invalid_input", `There is no ${unit} ${key}.`);
  const selection = { period: found.span, ...(rep === undefined ? {} : { repId: rep }) };
  const after = fromCursor(cursor, request.url)?.id ?? null;
  const page = await listStatementsAfter(scope, selection, { after, limit });
  const lines = await loadLines(scope, page.rows);
  return toListAnswer(asked, page, (statement) => ({
    ...toStatement(statement),
    lines: (lines.get(statement.id) ?? []).map(toLine),
  }));
});
