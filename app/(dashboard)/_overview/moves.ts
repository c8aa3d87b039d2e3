import { queryMetrics, readableOfCampaigns } from "@/lib/features/metrics/queries";
import type { MetricResult } from "@/lib/metrics/types";
import type { PageView } from "../_lib/view";
import type { OverviewScopes } from "./load";

/** What each rep closed in the period and in the one before; null where nothing is compared. */
export async function loadRepMoves({ sales }: OverviewScopes, view: PageView): Promise<MetricResult | null> {
  const { period, compare } = view.state;
  if (!sales || !compare) return null;
  return await queryMetrics(sales, {
    metrics: ["revenue", "revenue_taken_back", "won_deals", "lost_deals", "win_rate", "avg_deal"],
    by: ["rep"],
    period,
    compare,
    filters: view.filters,
    rowsOnly: true,
  });
}

/** What each campaign brought and cost in the period and in the one before; null where nothing is compared. */
export async function loadCampaignMoves({ marketing }: OverviewScopes, view: PageView): Promise<MetricResult | null> {
  const { period, compare } = view.state;
  if (!marketing || !compare) return null;
  return await queryMetrics(marketing, {
    metrics: readableOfCampaigns(marketing, ["leads", "spend", "cpl", "return_on_spend"]),
    by: ["campaign"],
    period,
    compare,
    filters: [],
    rowsOnly: true,
  });
}
