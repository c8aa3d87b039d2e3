import { AppError } from "@/lib/errors/app-error";
import { csvResponse } from "@/lib/http/csv";
import { route } from "@/lib/http/route";
import { isMetricId, metricOf } from "@/lib/metrics/registry";
import { tableCsv } from "@/lib/ui/table/csv";
import { readView } from "../../_lib/view";
import { groupColumns } from "../_components/group-columns";
import { grainOf } from "../_lib/grain";
import { groupRows } from "../_lib/group-rows";
import { loadGroups } from "../_lib/load-groups";

export const GET = route({ read: "glossary.read" }, { exports: "groups of a figure" }, async ({ request, scope }) => {
  const params = new URL(request.url).searchParams;
  const id = params.get("metric") ?? "";
  if (!isMetricId(id) || grainOf(metricOf(id), []).length === 0)
    throw new AppError("not_found", `There are no groups behind "${id}".`);
  const view = await readView(scope, "/rows", params, metricOf(id).dimensions);
  const result = await loadGroups(scope, view, id);
  const columns = groupColumns(view, id, result);
  const shown = columns.map((column) => column.id);
  return csvResponse(`${id} ${view.words.period}`, tableCsv(columns, shown, groupRows(params, id, result).rows));
});
