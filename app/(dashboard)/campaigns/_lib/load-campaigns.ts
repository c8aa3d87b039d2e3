import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import { listCampaigns } from "@/lib/features/campaigns/queries";
import type { Campaign } from "@/lib/features/campaigns/types";
import { queryMetrics, readableOfCampaigns } from "@/lib/features/metrics/queries";
import { ANY_ENTITY } from "@/lib/metrics/dimensions";
import type { MetricFilter, MetricId, MetricResult } from "@/lib/metrics/types";
import { trendPeriod } from "../../_lib/trend";
import type { PageView } from "../../_lib/view";

/** What the campaigns page can be cut down to: never a person. */
export const CAMPAIGN_DIMENSIONS = ["channel"] as const;

const METRICS: readonly MetricId[] = [
  "spend",
  "budget",
  "budget_used",
  "spend_pace",
  "impressions",
  "clicks",
  "ctr",
  "cpc",
  "cpm",
  "visits",
  "engagements",
  "engagement_rate",
  "leads",
  "cpl",
  "leads_reported",
  "mqls",
  "sqls",
  "opportunities",
  "customers",
  "lead_to_customer",
  "new_customers",
  "revenue",
  "won_deals",
  "return_on_spend",
];

const BY_MONTH: readonly MetricId[] = ["spend", "visits", "leads", "revenue"];

const OF_ANY: MetricFilter = { dimension: "campaign", values: [ANY_ENTITY] };

export type CampaignsData = {
  /** By campaign; what belongs to none is neither in the rows nor in the totals. */
  readonly result: MetricResult;
  readonly campaigns: ReadonlyMap<string, Campaign>;
};

/** Every campaign that has a fact or a budget in the view, and how it did; null while there is no campaign at all. */
export const loadCampaigns = cache(async (scope: ReadScope, view: PageView): Promise<CampaignsData | null> => {
  const [campaigns, result, goals] = await Promise.all([
    listCampaigns(scope),
    queryMetrics(scope, {
      metrics: readableOfCampaigns(scope, METRICS),
      by: ["campaign"],
      period: view.state.period,
      filters: [...view.filters, OF_ANY],
      ...(view.state.compare ? { compare: view.state.compare } : {}),
    }),
    queryMetrics(scope, { metrics: ["goal_attainment"], by: ["campaign"], period: view.state.period, filters: [] }),
  ]);
  if (campaigns.length === 0) return null;
  return {
    result: withGoals(result, goals),
    campaigns: new Map(campaigns.map((campaign) => [String(campaign.id), campaign])),
  };
});

/** What all campaigns together brought by month, up to the view's period. */
export const loadCampaignMonths = cache(
  async (scope: ReadScope, view: PageView): Promise<MetricResult> =>
    await queryMetrics(scope, {
      metrics: BY_MONTH,
      by: ["month"],
      period: trendPeriod(view.state.period, scope.today, scope.organisation),
      filters: [...view.filters, OF_ANY],
      fill: true,
    }),
);

/** Goals belong to campaigns as a whole and are read apart, since a channel cannot divide them. */
function withGoals(result: MetricResult, goals: MetricResult): MetricResult {
  const cells = new Map(goals.rows.map(({ key, cells: { goal_attainment } }) => [idOf(key.campaign), goal_attainment]));
  const rows = result.rows.map((row) => {
    const goal = cells.get(idOf(row.key.campaign));
    return goal ? { ...row, cells: { ...row.cells, goal_attainment: goal } } : row;
  });
  return { ...result, rows };
}

function idOf(key: unknown): string {
  return typeof key === "object" && key !== null && "id" in key ? String(key.id) : "";
}
