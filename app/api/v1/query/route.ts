import { queryMetrics } from "@/lib/features/metrics/queries";
import { parseQuery } from "@/lib/features/metrics/schema";
import { api } from "@/lib/http/api/api";
import { toQueryJson } from "@/lib/metrics/query-json";
import { query as call } from "../_lib/calls/figures";
import { asInput, requireOrder, toMetricFilters } from "../_lib/lists";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = api(call, async ({ scope, query }) => {
  const { filter = {}, as_of, from, to, ...asked } = query;
  requireOrder(from, to);
  return await asInput(async () => {
    const parsed = parseQuery({ ...asked, from, to, asOf: as_of });
    return toQueryJson(await queryMetrics(scope, { ...parsed, filters: toMetricFilters(filter) }));
  });
});
