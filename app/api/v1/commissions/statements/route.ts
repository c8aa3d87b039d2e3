import { findStatementPeriod } from "@/lib/domain/commissions/window";
import { AppError } from "@/lib/errors/app-error";
import { listStatements } from "@/lib/features/commissions/queries";
import { api } from "@/lib/http/api/api";
import { statements } from "../../_lib/calls/commissions";
import { fromCursor } from "../../_lib/cursor";
import { toListAnswer } from "../../_lib/lists";
import { toStatement } from "../../_lib/statements";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = api(statements, async (asked) => {
  const { request, scope, query } = asked;
  const { period: key, rep, cursor, limit } = query;
  const unit = key.includes("Q") ? "quarter" : key.includes("-") ? "month" : "year";
  const found = findStatementPeriod(unit, key, scope.organisation.fiscalYearStartMonth);
  if (!found) throw new AppError("invalid_input", `There is no ${unit} ${key}.`);
  const after = fromCursor(cursor, request.url);
  const all = await listStatements(scope, { period: found.span, ...(rep === undefined ? {} : { repId: rep }) });
  const begin = after === null ? 0 : all.findIndex(({ id }) => id === after.id) + 1;
  if (after !== null && begin === 0)
    throw new AppError("conflict", "The statement that this cursor follows is gone. Begin again without one.");
  const rows = all.slice(begin, begin + limit);
  const last = rows.at(-1);
  const next = last && begin + limit < all.length ? { value: null, id: last.id } : null;
  return toListAnswer(asked, { rows, next }, toStatement);
});
