import { csvResponse } from "@/lib/http/csv";
import { route } from "@/lib/http/route";
import { tableCsv } from "@/lib/ui/table/csv";
import { readColumns, readSort } from "@/lib/ui/url/table-state";
import { sortRows } from "../../_lib/sort-rows";
import { readView } from "../../_lib/view";
import { campaignColumns } from "../_components/campaign-columns";
import { USUAL_SORT } from "../_components/campaigns-table";
import { CAMPAIGN_DIMENSIONS, loadCampaigns } from "../_lib/load-campaigns";

export const GET = route({ read: "marketing.read" }, { exports: "campaigns" }, async ({ request, scope }) => {
  const params = new URL(request.url).searchParams;
  const view = await readView(scope, "/campaigns", params, CAMPAIGN_DIMENSIONS);
  const data = await loadCampaigns(scope, view);
  const columns = data ? campaignColumns(view, data) : [];
  const ids = columns.map(({ id }) => id);
  const usual = columns.filter((column) => column.usual !== false).map(({ id }) => id);
  const rows = sortRows(data?.result.rows ?? [], "campaign", readSort(params, ids, USUAL_SORT));
  const shown = ["campaign", "channel", ...readColumns(params, ids, usual)];
  return csvResponse(`campaigns ${view.words.period}`, tableCsv(columns, shown, rows));
});
