import { getStatementDetail } from "@/lib/features/commissions/queries";
import { api } from "@/lib/http/api/api";
import { oneStatement } from "../../../_lib/calls/commissions";
import { loadLines, toAdjustment, toHold, toLine, toStatement } from "../../../_lib/statements";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = api(oneStatement, async ({ scope, params }) => {
  const { statement, holds, adjustments } = await getStatementDetail(scope, params.id);
  const lines = await loadLines(scope, [statement]);
  return {
    ...toStatement(statement),
    lines: (lines.get(statement.id) ?? []).map(toLine),
    holds: holds.map(toHold),
    adjustments: adjustments.map(toAdjustment),
  };
});
