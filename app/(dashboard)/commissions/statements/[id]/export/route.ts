import { z } from "zod";
import { listStatementLines } from "@/lib/features/commissions/queries";
import { csvResponse } from "@/lib/http/csv";
import { route } from "@/lib/http/route";
import { loadStatement } from "../../_lib/load-statement";
import { statementCsv, statementFileName } from "../../_lib/statement-csv";

/** More lines than a statement has. */
const ALL = 1_000_000;

export const GET = route(
  { read: "commissions.read" },
  { params: z.object({ id: z.string() }), exports: "a statement" },
  async ({ scope, params }) => {
    const detail = await loadStatement(scope, params.id);
    const statementId = detail.statement.id;
    const { components } = await listStatementLines(scope, { statementId, part: "own", pageSize: ALL });
    return csvResponse(statementFileName(detail), statementCsv(detail, components));
  },
);
