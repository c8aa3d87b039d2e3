import { getStatementDetail, listStatementLines } from "@/lib/features/commissions/queries";
import { api } from "@/lib/http/api/api";
import { oneStatement } from "../../../_lib/calls/commissions";
import { toAdjustment, toHold, toLines, toStatement } from "../../../_lib/statements";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = api(oneStatement, async ({ scope, params }) => {
  const { statement, holds, adjustments } = await getStatementDetail(scope, params.id);
  const pageSize = Math.max(1, statement.lineCount);
  const { components } = await listStatementLines(scope, { statementId: statement.id, pageSize });
  return {
    ...toStatement(statement),
    lines: components.flatMap(toLines),
    holds: holds.map(toHold),
    adjustments: adjustments.map(toAdjustment),
  };
});
