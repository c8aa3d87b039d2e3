import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import { queryMetrics } from "@/lib/features/metrics/queries";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricId, MetricResult } from "@/lib/metrics/types";
import type { Period } from "@/lib/values/period";
import { filtersFor } from "../_lib/filters";
import { trendPeriod } from "../_lib/trend";
import type { PageView } from "../_lib/view";

/** Which halves of the overview this person sees. */
export type OverviewScopes = { sales: ReadScope | null; marketing: ReadScope | null; pay: ReadScope | null };

const SALES: readonly MetricId[] = [
  "revenue",
  "revenue_taken_back",
  "quota",
  "attainment",
  "pace",
  "win_rate",
  "won_deals",
  "offer_revenue",
  "pipeline",
  "coverage",
];
/** Beside a total only; no course shows it. */
const WITHOUT_COURSE: readonly MetricId[] = ["revenue_taken_back"];
const PAY: readonly MetricId[] = ["commission_earned", "cost_of_sale"];
const MARKETING: readonly MetricId[] = ["leads", "customers", "spend", "cpl"];
const COSTS: readonly MetricId[] = ["cac"];

export type OverviewFigures = {
  readonly sales: MetricResult | null;
  readonly pay: MetricResult | null;
  readonly marketing: MetricResult | null;
  /** Needs leave to read costs and commissions. */
  readonly costs: MetricResult | null;
};

/** The overview's totals in its period and beside the other one. */
export const loadFigures = cache(
  (scopes: OverviewScopes, view: PageView): Promise<OverviewFigures> => load(scopes, view, false),
);

/** The same metrics by month over the last twelve. */
export const loadTrends = cache(
  (scopes: OverviewScopes, view: PageView): Promise<OverviewFigures> => load(scopes, view, true),
);

/** The twelve months that the overview's courses show. */
export function trendSpan({ today, organisation }: ReadScope, { state }: PageView): Period {
  return trendPeriod(state.period, today, organisation);
}

async function load(scopes: OverviewScopes, view: PageView, byMonth: boolean): Promise<OverviewFigures> {
  const { sales, pay, marketing } = scopes;
  const costs = marketing && pay?.reach.kind === "all" ? marketing : null;
  const parts = {
    sales: [sales, SALES],
    pay: [pay, PAY],
    marketing: [marketing, MARKETING],
    costs: [costs, COSTS],
  } as const;
  const all = Object.values(parts).every(([scope]) => scope?.reach.kind === "all");
  if (all && view.filters.length === 0) {
    const result = await query(
      sales,
      Object.values(parts).flatMap(([, metrics]) => metrics),
      view,
      byMonth,
    );
    return { sales: result, pay: result, marketing: result, costs: result };
  }
  const [ofSales, ofPay, ofMarketing, ofCosts] = await Promise.all(
    Object.values(parts).map(([scope, metrics]) => query(scope, metrics, view, byMonth)),
  );
  return { sales: ofSales ?? null, pay: ofPay ?? null, marketing: ofMarketing ?? null, costs: ofCosts ?? null };
}

async function query(
  scope: ReadScope | null,
  metrics: readonly MetricId[],
  view: PageView,
  byMonth: boolean,
): Promise<MetricResult | null> {
  if (!scope) return null;
  const usable = byMonth ? metrics.filter(hasCourse) : metrics;
  const dimensions = usable
    .map((id) => metricOf(id).dimensions)
    .reduce((all, one) => all.filter((d) => one.includes(d)));
  return await queryMetrics(scope, {
    metrics: usable,
    by: byMonth ? ["month"] : [],
    period: byMonth ? trendSpan(scope, view) : view.state.period,
    filters: filtersFor(view.filters, dimensions),
    ...(byMonth ? { fill: true } : view.state.compare ? { compare: view.state.compare } : {}),
  });
}

function hasCourse(id: MetricId): boolean {
  return metricOf(id).dimensions.includes("month") && !WITHOUT_COURSE.includes(id);
}
