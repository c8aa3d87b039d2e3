import { listLeads } from "@/lib/features/leads/queries";
import { LEAD_SORTS, type LeadRow } from "@/lib/features/leads/types";
import { api } from "@/lib/http/api/api";
import { leads } from "../_lib/calls/lists";
import { asInput, periodOf, toListAnswer, toMetricFilters, toPage } from "../_lib/lists";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = api(leads, async (asked) => {
  const { scope, query } = asked;
  const { metric, filter = {}, as_of } = query;
  const { limit: pageSize, ...place } = toPage(asked, LEAD_SORTS);
  const page = await asInput(() =>
    listLeads(scope, {
      ...place,
      page: 1,
      pageSize,
      metric,
      period: periodOf(query),
      filters: toMetricFilters(filter),
      ...(as_of ? { asOf: as_of } : {}),
    }),
  );
  return { ...toListAnswer(asked, page, toLead), count: page.count };
});

function toLead({ id, externalId, campaign, channel, account, firstContactOn, steps }: LeadRow) {
  return { id, external_id: externalId, campaign, channel, account, first_contact_on: firstContactOn, ...steps };
}
