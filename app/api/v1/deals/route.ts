import { listDeals } from "@/lib/features/deals/queries";
import { DEAL_SORTS, type DealRow } from "@/lib/features/deals/types";
import { api } from "@/lib/http/api/api";
import { deals } from "../_lib/calls/lists";
import { asInput, periodOf, toListAnswer, toMetricFilters, toPage } from "../_lib/lists";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = api(deals, async (asked) => {
  const { scope, query } = asked;
  const { metric, filter = {}, as_of } = query;
  const { limit: pageSize, ...place } = toPage(asked, DEAL_SORTS);
  const page = await asInput(() =>
    listDeals(scope, {
      ...place,
      page: 1,
      pageSize,
      period: periodOf(query),
      filters: toMetricFilters(filter),
      ...(metric ? { metric } : {}),
      ...(as_of ? { asOf: as_of } : {}),
    }),
  );
  const { count, sum, note } = page;
  return { ...toListAnswer(asked, page, toDeal), count, sum, note };
});

function toDeal({ reps, list, reversal, ...row }: DealRow) {
  const { id, name, stage, openedOn, closedOn, amount, counted, campaign } = row;
  const open = { id, name, stage, opened_on: openedOn, closed_on: closedOn, amount, counted, campaign };
  if (reps === null) return open;
  const { externalId, account, product, type, expectedCloseOn, promotion, channel, lostReason } = row;
  return {
    ...open,
    external_id: externalId ?? "",
    account,
    product,
    type,
    expected_close_on: expectedCloseOn,
    list_amount: list,
    promotion,
    channel,
    lost_reason: lostReason,
    taken_back: reversal,
    reps,
  };
}
