import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import { queryMetrics } from "@/lib/features/metrics/queries";
import type { MetricId, MetricResult } from "@/lib/metrics/types";
import { filterOf } from "../../_lib/filters";
import { trendPeriod } from "../../_lib/trend";
import type { PageView } from "../../_lib/view";

const REP_FIGURES: readonly MetricId[] = [
  "revenue",
  "revenue_taken_back",
  "quota",
  "attainment",
  "pace",
  "projected",
  "won_deals",
  "lost_deals",
  "win_rate",
  "avg_deal",
  "sales_cycle",
  "discount",
  "pipeline",
  "coverage",
  "activities",
];

const BY_MONTH: readonly MetricId[] = ["revenue", "win_rate", "avg_deal", "won_deals"];

/** How a rep did in the view's period, and in the one it is compared with. */
export const loadRepFigures = cache(
  async (scope: ReadScope, view: PageView, repId: number): Promise<MetricResult> =>
    await queryMetrics(scope, {
      metrics: REP_FIGURES,
      by: [],
      period: view.state.period,
      filters: [filterOf("rep", repId)],
      ...(view.state.compare ? { compare: view.state.compare } : {}),
    }),
);

/** A rep's twelve months up to the view's period. */
export const loadRepMonths = cache(
  async (scope: ReadScope, view: PageView, repId: number): Promise<MetricResult> =>
    await queryMetrics(scope, {
      metrics: BY_MONTH,
      by: ["month"],
      period: trendPeriod(view.state.period, scope.today, scope.organisation),
      filters: [filterOf("rep", repId)],
      fill: true,
    }),
);

/** A rep's revenue day by day in the view's period. */
export const loadRepDays = cache(
  async (scope: ReadScope, view: PageView, repId: number): Promise<MetricResult> =>
    await queryMetrics(scope, {
      metrics: ["revenue"],
      by: ["day"],
      period: view.state.period,
      filters: [filterOf("rep", repId)],
      fill: true,
    }),
);

/** The same figures of everyone in a team together, the rep included. */
export const loadTeamFigures = cache(
  async (scope: ReadScope, view: PageView, teamId: number): Promise<MetricResult> =>
    await queryMetrics(scope, {
      metrics: ["win_rate", "avg_deal", "sales_cycle", "discount", "attainment"],
      by: [],
      period: view.state.period,
      filters: [filterOf("team", teamId)],
    }),
);
