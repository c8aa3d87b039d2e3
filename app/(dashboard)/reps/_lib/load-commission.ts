import type { ReadScope } from "@/lib/auth/scope";
import { getCommission } from "@/lib/features/commissions/queries";
import type { Commission } from "@/lib/features/commissions/types";
import { readPage } from "@/lib/ui/url/table-state";
import type { PageView } from "../../_lib/view";

/** What a rep earned in the view's period, with the page of lines that the address asks for. */
export async function loadCommission(scope: ReadScope, view: PageView, repId: number): Promise<Commission> {
  return await getCommission(scope, { repId, period: view.state.period, page: readPage(view.params) });
}
