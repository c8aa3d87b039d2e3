import { cache } from "react";
import { reachOf } from "@/lib/auth/permissions";
import type { ReadScope } from "@/lib/auth/scope";
import { queryMetrics } from "@/lib/features/metrics/queries";
import { listRepNames } from "@/lib/features/reps/queries";
import { toNumber } from "@/lib/format/metric";
import type { MetricId, MetricResult, MetricRow } from "@/lib/metrics/types";
import type { PageView } from "../../_lib/view";

/** What the reps page can be cut down to: every figure on it knows these. */
export const REP_DIMENSIONS = ["team", "region", "rep"] as const;

const REP_METRICS: readonly MetricId[] = [
  "revenue",
  "revenue_taken_back",
  "attainment",
  "quota",
  "pace",
  "projected",
  "won_deals",
  "lost_deals",
  "win_rate",
  "avg_deal",
  "sales_cycle",
  "pipeline",
  "coverage",
  "discount",
  "discounted_share",
  "offer_revenue",
  "created_deals",
  "close_rate",
  "activities",
  "calls",
  "emails",
  "meetings",
  "demos",
  "activities_per_win",
];

const PAY_METRICS: readonly MetricId[] = ["commission_earned", "commission_rate", "cost_of_sale"];

export type RepsData = {
  readonly result: MetricResult;
  /** Each rep's team today, by the rep's id. */
  readonly teams: ReadonlyMap<string, string>;
  readonly withPay: boolean;
};

/** Whether the rep has sold, tried to or was asked to in the view; others are listed for their pay alone, such as one who left. */
export function hasSales({ cells }: MetricRow): boolean {
  return REP_METRICS.some((id) => toNumber(cells[id]?.value));
}

const EVERYONE = 10_000;

/** Every rep with a fact or a quota in the view, and how they did. */
export const loadReps = cache(async (scope: ReadScope, view: PageView): Promise<RepsData> => {
  const withPay = reachOf(scope.actor.roles, "commissions.read") !== null;
  const [result, names] = await Promise.all([
    queryMetrics(scope, {
      metrics: withPay ? [...REP_METRICS, ...PAY_METRICS] : REP_METRICS,
      by: ["rep"],
      period: view.state.period,
      filters: view.filters,
      ...(view.state.compare ? { compare: view.state.compare } : {}),
    }),
    listRepNames(scope, "", EVERYONE),
  ]);
  const teams = new Map(names.flatMap(({ id, teamName }) => (teamName ? [[String(id), teamName] as const] : [])));
  return { result, teams, withPay };
});
