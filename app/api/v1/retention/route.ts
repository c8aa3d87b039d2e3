import { loadCohorts } from "@/lib/features/customers/queries";
import { toCohortsJson } from "@/lib/features/customers/schema";
import { api } from "@/lib/http/api/api";
import { retention } from "../_lib/calls/figures";
import { asInput, requireOrder, toMetricFilters } from "../_lib/lists";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = api(retention, async ({ scope, query }) => {
  const { cohort, by, from, to, as_of, unbounded, filter = {} } = query;
  requireOrder(from, to);
  const asked = {
    unit: cohort,
    unbounded,
    filters: toMetricFilters(filter),
    ...(by ? { by } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(as_of ? { asOf: as_of } : {}),
  };
  return toCohortsJson(await asInput(() => loadCohorts(scope, asked)), by);
});
