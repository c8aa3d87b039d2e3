import type { ReadScope } from "@/lib/auth/scope";
import { getCommissionSummary, listStatementLines, listStatements } from "@/lib/features/commissions/queries";
import type { CommissionSummary, StatementLines, StatementSummary } from "@/lib/features/commissions/types";
import { readPage } from "@/lib/ui/url/table-state";
import type { PageView } from "../../_lib/view";

export type RepCommission = {
  readonly summary: CommissionSummary;
  readonly lines: StatementLines;
  readonly statements: readonly StatementSummary[];
};

/** What a rep earned in the view's period, with the page of lines that the address asks for. */
export async function loadCommission(scope: ReadScope, view: PageView, repId: number): Promise<RepCommission> {
  const { period } = view.state;
  const [summary, lines, statements] = await Promise.all([
    getCommissionSummary(scope, repId, period),
    listStatementLines(scope, { repId, period, page: readPage(view.params) }),
    listStatements(scope, { repId, period }),
  ]);
  return { summary, lines, statements };
}
