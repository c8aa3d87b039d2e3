import { listLeads } from "@/lib/features/leads/queries";
import { csvStream } from "@/lib/http/csv";
import { route } from "@/lib/http/route";
import { listCsv } from "@/lib/ui/table/csv";
import { readColumns } from "@/lib/ui/url/table-state";
import { readView } from "../../_lib/view";
import { leadColumns } from "../_components/lead-columns";
import { LEAD_DIMENSIONS, readListQuery } from "../_lib/leads-view";

export const GET = route({ read: "marketing.read" }, { exports: "leads" }, async ({ request, scope }) => {
  const params = new URL(request.url).searchParams;
  const view = await readView(scope, "/leads", params, LEAD_DIMENSIONS);
  const columns = leadColumns(view);
  const ids = columns.map(({ id }) => id);
  const query = readListQuery(view);
  const pages = listCsv(
    columns,
    ["lead", ...readColumns(params, ids, ids)],
    async (page, pageSize) => (await listLeads(scope, { ...query, page, pageSize })).rows,
  );
  return csvStream(`leads ${view.words.period}`, pages);
});
