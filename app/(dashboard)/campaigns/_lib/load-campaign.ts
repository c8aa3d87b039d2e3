import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import type { Campaign } from "@/lib/features/campaigns/types";
import { queryMetrics, readableOfCampaigns } from "@/lib/features/metrics/queries";
import type { MetricId, MetricResult, TimeDimension } from "@/lib/metrics/types";
import { lengthInDays } from "@/lib/values/period";
import { trendPeriod } from "../../_lib/trend";
import type { PageView } from "../../_lib/view";
import { campaignSpan } from "./goal-pace";

const FIGURES: readonly MetricId[] = [
  "spend",
  "impressions",
  "reach",
  "frequency",
  "clicks",
  "ctr",
  "cpc",
  "cpm",
  "visits",
  "visitors",
  "engagements",
  "engagement_rate",
  "leads",
  "cpl",
  "mqls",
  "sqls",
  "opportunities",
  "customers",
  "lead_to_mql",
  "mql_to_sql",
  "sql_to_opportunity",
  "opportunity_to_customer",
  "new_customers",
  "created_deals",
  "open_deals",
  "pipeline",
  "won_deals",
  "lost_deals",
  "win_rate",
  "avg_deal",
  "revenue",
  "return_on_spend",
];

const BY_TIME: readonly MetricId[] = ["visits", "leads", "spend", "impressions", "clicks", "engagements"];

/** How a campaign did in the view's period, and in the one it is compared with; the view is cut down to the campaign. */
export const loadCampaign = cache(
  async (scope: ReadScope, view: PageView): Promise<MetricResult> =>
    await queryMetrics(scope, {
      metrics: readableOfCampaigns(scope, FIGURES),
      by: [],
      period: view.state.period,
      filters: view.filters,
      ...(view.state.compare ? { compare: view.state.compare } : {}),
    }),
);

/** How far a campaign has come to its goals and through its budget: the whole campaign to date, whatever the view's period. */
export const loadToDate = cache(
  async (scope: ReadScope, view: PageView, campaign: Campaign): Promise<MetricResult> =>
    await queryMetrics(scope, {
      metrics: ["goal_attainment", "budget", "budget_used", "spend_pace"],
      by: [],
      period: campaignSpan(campaign) ?? view.state.period,
      filters: view.filters,
    }),
);

/** The twelve months up to the view's period. */
export const loadCampaignTrend = cache(
  async (scope: ReadScope, view: PageView): Promise<MetricResult> =>
    await queryMetrics(scope, {
      metrics: ["revenue"],
      by: ["month"],
      period: trendPeriod(view.state.period, scope.today, scope.organisation),
      filters: view.filters,
      fill: true,
    }),
);

const DAYS_UP_TO = 100;
const WEEKS_UP_TO = 400;

/** What a point of the view's course is: a day while they can be told apart, then a week, then a month. */
export function courseUnit({ state }: PageView): Extract<TimeDimension, "day" | "week" | "month"> {
  const days = lengthInDays(state.period);
  return days <= DAYS_UP_TO ? "day" : days <= WEEKS_UP_TO ? "week" : "month";
}

/** Traffic and leads of a campaign over the view's period. */
export const loadCourse = cache(
  async (scope: ReadScope, view: PageView): Promise<MetricResult> =>
    await queryMetrics(scope, {
      metrics: BY_TIME,
      by: [courseUnit(view)],
      period: view.state.period,
      filters: view.filters,
      fill: true,
    }),
);
