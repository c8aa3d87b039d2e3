import { csvResponse } from "@/lib/http/csv";
import { route } from "@/lib/http/route";
import { tableCsv } from "@/lib/ui/table/csv";
import { readColumns, readSort } from "@/lib/ui/url/table-state";
import { sortRows } from "../../_lib/sort-rows";
import { readView } from "../../_lib/view";
import { repColumns } from "../_components/rep-columns";
import { loadReps, REP_DIMENSIONS } from "../_lib/load-reps";

export const GET = route({ read: "sales.read" }, { exports: "reps" }, async ({ request, scope }) => {
  const params = new URL(request.url).searchParams;
  const view = await readView(scope, "/reps", params, REP_DIMENSIONS);
  const data = await loadReps(scope, view);
  const columns = repColumns(view, data);
  const ids = columns.map(({ id }) => id);
  const usual = columns.filter((column) => column.usual !== false).map(({ id }) => id);
  const rows = sortRows(data.result.rows, "rep", readSort(params, ids, { by: "revenue", descending: true }));
  return csvResponse(`reps ${view.words.period}`, tableCsv(columns, ["rep", ...readColumns(params, ids, usual)], rows));
});
