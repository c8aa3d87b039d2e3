import { listDeals, seesWholeDeals } from "@/lib/features/deals/queries";
import { csvStream } from "@/lib/http/csv";
import { route } from "@/lib/http/route";
import { listCsv } from "@/lib/ui/table/csv";
import { readColumns } from "@/lib/ui/url/table-state";
import { dealColumns } from "../../_components/deals/deal-columns";
import { DEAL_DIMENSIONS, isShared, readListQuery, readMetric } from "../../_components/deals/deals-view";
import { readView } from "../../_lib/view";

export const GET = route({ read: "deals.read" }, { exports: "deals" }, async ({ request, scope }) => {
  const params = new URL(request.url).searchParams;
  const view = await readView(scope, "/deals", params, DEAL_DIMENSIONS);
  const columns = dealColumns(view, {
    metric: readMetric(params),
    shared: isShared(scope, view),
    reach: scope.reach,
    whole: seesWholeDeals(scope),
  });
  const usual = columns.filter((column) => column.usual !== false).map(({ id }) => id);
  const shown = readColumns(
    params,
    columns.map(({ id }) => id),
    usual,
  );
  const query = readListQuery(view);

  const pages = listCsv(
    columns,
    // Amounts are in each deal's currency; what they count for is in one. That a deal was undone must not depend on the columns chosen.
    ["external_id", "name", ...shown, "reversal", "taken_back", "currency", "counted"],
    async (page, pageSize) => (await listDeals(scope, { ...query, page, pageSize })).rows,
  );
  return csvStream(`deals ${view.words.period}`, pages);
});
