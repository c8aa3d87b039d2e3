import { cache } from "react";
import { reachOf } from "@/lib/auth/permissions";
import type { ReadScope } from "@/lib/auth/scope";
import { queryMetrics } from "@/lib/features/metrics/queries";
import type { MetricId, MetricResult } from "@/lib/metrics/types";
import { trendPeriod } from "../../../_lib/trend";
import type { PageView } from "../../../_lib/view";

/** What the cost is split by, and the figures that fit: a plan has no revenue of its own, only what it was credited. */
const SPLITS = {
  team: { label: "Team", none: "In no team", metrics: ["revenue", "commission_earned", "cost_of_sale"] },
  product: { label: "Product", none: "Without a product", metrics: ["revenue", "commission_earned", "cost_of_sale"] },
  plan: { label: "Plan", none: "Caps of periods", metrics: ["commission_earned", "commission_rate"] },
} as const satisfies Record<string, { label: string; none: string; metrics: readonly MetricId[] }>;

export type SplitId = keyof typeof SPLITS;

export type Split = {
  readonly id: SplitId;
  readonly label: string;
  readonly none: string;
  readonly metrics: readonly MetricId[];
};

/** The splits that the actor may see: by team those who see totals only. */
export function splitsFor({ actor }: ReadScope): Split[] {
  const all = reachOf(actor.roles, "commissions.read") === "all";
  const ids: readonly SplitId[] = all ? ["team", "product", "plan"] : ["team"];
  return ids.map((id) => ({ id, ...SPLITS[id] }));
}

/** The figures by the split, with their total. */
export const loadCost = cache(
  async (scope: ReadScope, view: PageView, split: SplitId): Promise<MetricResult> =>
    await queryMetrics(scope, {
      metrics: SPLITS[split].metrics,
      by: [split],
      period: view.state.period,
      filters: view.filters,
      ...(view.state.compare ? { compare: view.state.compare } : {}),
    }),
);

/** The cost month by month, twelve of them up to the period's end. */
export const loadCostMonths = cache(
  async (scope: ReadScope, view: PageView): Promise<MetricResult> =>
    await queryMetrics(scope, {
      metrics: ["revenue", "commission_earned", "cost_of_sale"],
      by: ["month"],
      period: trendPeriod(view.state.period, scope.today, scope.organisation),
      filters: view.filters,
      fill: true,
    }),
);
