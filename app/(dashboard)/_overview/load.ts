import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import { queryMetrics } from "@/lib/features/metrics/queries";
import { findPageScope } from "@/lib/http/page";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricId, MetricResult } from "@/lib/metrics/types";
import { filtersFor } from "../_lib/filters";
import { trendPeriod } from "../_lib/trend";
import type { PageView } from "../_lib/view";

/** Which halves of the overview this person sees. */
export type OverviewScopes = { sales: ReadScope | null; marketing: ReadScope | null; pay: ReadScope | null };

export const overviewScopes = cache(async (): Promise<OverviewScopes> => {
  const [sales, marketing, pay] = await Promise.all([
    findPageScope("sales.read"),
    findPageScope("marketing.read"),
    findPageScope("commissions.read"),
  ]);
  return { sales, marketing, pay };
});

const SALES: readonly MetricId[] = [
  "revenue",
  "quota",
  "attainment",
  "pace",
  "win_rate",
  "won_deals",
  "offer_revenue",
  "pipeline",
  "coverage",
];
const PAY: readonly MetricId[] = ["commission_earned", "cost_of_sale"];
const MARKETING: readonly MetricId[] = ["leads", "spend", "cpl", "return_on_spend"];
const COSTS: readonly MetricId[] = ["cac"];

export type OverviewFigures = {
  readonly sales: MetricResult | null;
  readonly pay: MetricResult | null;
  readonly marketing: MetricResult | null;
  /** Needs leave to read costs and commissions. */
  readonly costs: MetricResult | null;
};

/** The overview's totals in its period and beside the other one. */
export const loadFigures = cache((view: PageView): Promise<OverviewFigures> => load(view, false));

/** The same metrics by month over the last twelve. */
export const loadTrends = cache((view: PageView): Promise<OverviewFigures> => load(view, true));

async function load(view: PageView, byMonth: boolean): Promise<OverviewFigures> {
  const scopes = await overviewScopes();
  const query = async (scope: ReadScope | null, metrics: readonly MetricId[]) => {
    if (!scope) return null;
    const usable = byMonth ? metrics.filter((id) => metricOf(id).dimensions.includes("month")) : metrics;
    const dimensions = usable
      .map((id) => metricOf(id).dimensions)
      .reduce((all, one) => all.filter((d) => one.includes(d)));
    return await queryMetrics(scope, {
      metrics: usable,
      by: byMonth ? ["month"] : [],
      period: byMonth ? trendPeriod(view.state.period, scope.today, scope.organisation) : view.state.period,
      filters: filtersFor(view.filters, dimensions),
      ...(byMonth ? { fill: true } : view.state.compare ? { compare: view.state.compare } : {}),
    });
  };
  const seesCosts = scopes.marketing && scopes.pay?.reach.kind === "all";
  const [sales, pay, marketing, costs] = await Promise.all([
    query(scopes.sales, SALES),
    query(scopes.pay, PAY),
    query(scopes.marketing, MARKETING),
    query(seesCosts ? scopes.marketing : null, COSTS),
  ]);
  return { sales, pay, marketing, costs };
}
