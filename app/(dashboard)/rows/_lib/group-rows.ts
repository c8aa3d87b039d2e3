import { toNumber } from "@/lib/format/metric";
import { isDimension, isTimeDimension } from "@/lib/metrics/dimensions";
import type { MetricId, MetricResult, MetricRow } from "@/lib/metrics/types";
import { readSort, type SortState } from "@/lib/ui/url/table-state";
import { sortRows } from "../../_lib/sort-rows";

/** The groups that add something to a figure, as the address sorts them: by time where they have one, else the largest first. */
export function groupRows(
  params: URLSearchParams,
  id: MetricId,
  result: MetricResult,
): { readonly rows: readonly MetricRow[]; readonly sort: SortState } {
  const { by } = result.query;
  const time = by.find(isTimeDimension);
  const sort = readSort(params, [...by, id], time ? { by: time, descending: false } : { by: id, descending: true });
  const [first = "day"] = by;
  const rows = result.rows.filter(({ cells }) => toNumber(cells[id]?.value));
  return { rows: sortRows(rows, isDimension(sort.by) ? sort.by : first, sort), sort };
}
