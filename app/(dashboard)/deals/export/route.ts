import { reachOf } from "@/lib/auth/permissions";
import { listDeals } from "@/lib/features/deals/queries";
import type { DealRow } from "@/lib/features/deals/types";
import { csvStream } from "@/lib/http/csv";
import { route } from "@/lib/http/route";
import { tableCsv } from "@/lib/ui/table/csv";
import { readColumns } from "@/lib/ui/url/table-state";
import { dealColumns } from "../../_components/deals/deal-columns";
import { DEAL_DIMENSIONS, readListQuery, readMetric } from "../../_components/deals/deals-view";
import { readView } from "../../_lib/view";

const BATCH = 1000;
const MOST = 100_000;

export const GET = route({ read: "deals.read" }, {}, async ({ request, scope }) => {
  const params = new URL(request.url).searchParams;
  const view = await readView(scope, "/deals", params, DEAL_DIMENSIONS);
  const columns = dealColumns(view, {
    metric: readMetric(params),
    withReps: reachOf(scope.actor.roles, "sales.read") !== null,
  });
  const usual = columns.filter((column) => column.usual !== false).map(({ id }) => id);
  const shown = readColumns(
    params,
    columns.map(({ id }) => id),
    usual,
  );
  const query = readListQuery(view);

  async function* pages(): AsyncGenerator<string> {
    for (let page = 1; page <= MOST / BATCH; page += 1) {
      const { rows }: { rows: readonly DealRow[] } = await listDeals(scope, { ...query, page, pageSize: BATCH });
      if (page === 1 || rows.length > 0) yield tableCsv(columns, ["name", ...shown], rows, { header: page === 1 });
      if (rows.length < BATCH) return;
    }
  }
  return csvStream(`deals ${view.words.period}`, pages());
});
