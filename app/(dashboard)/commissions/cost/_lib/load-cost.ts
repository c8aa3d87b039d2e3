import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors/app-error";
import { seesEveryRep } from "@/lib/features/commissions/queries";
import { queryMetrics } from "@/lib/features/metrics/queries";
import { toNumber } from "@/lib/format/metric";
import type { DimensionKey, MetricId, MetricResult, MetricRow } from "@/lib/metrics/types";
import { isOfWholeMonths } from "@/lib/values/period";
import { trendPeriod } from "../../../_lib/trend";
import type { PageView } from "../../../_lib/view";

const OF_REVENUE = { metrics: ["revenue", "commission_earned", "cost_of_sale"], rate: "cost_of_sale" } as const;

/** What the cost is split by, and the figures that fit: a plan has no revenue of its own, only what it was credited. */
const SPLITS = {
  team: { label: "Team", none: "In no team", ...OF_REVENUE },
  product: { label: "Product", none: "Without a product", ...OF_REVENUE },
  plan: {
    label: "Plan",
    none: "Caps of periods",
    metrics: ["commission_earned", "commission_rate"],
    rate: "commission_rate",
  },
} as const satisfies Record<string, Omit<Split, "id">>;

export type SplitId = keyof typeof SPLITS;

export type Split = {
  readonly id: SplitId;
  readonly label: string;
  readonly none: string;
  readonly metrics: readonly MetricId[];
  /** The share that commission is of the revenue. */
  readonly rate: MetricId;
};

/** The splits that the actor may see: by team those who see totals only. */
export function splitsFor(scope: ReadScope): Split[] {
  const ids: readonly SplitId[] = seesEveryRep(scope) ? ["team", "product", "plan"] : ["team"];
  return ids.map((id) => ({ id, ...SPLITS[id] }));
}

/** The split that the address asks for, or the first. */
export function splitOf(scope: ReadScope, view: PageView): Split {
  const [first, ...others] = splitsFor(scope);
  if (!first) throw new AppError("misuse", "Cost is split by something for everyone who sees it.");
  return others.find(({ id }) => id === view.params.get("by")) ?? first;
}

export function nameOf(key: DimensionKey | undefined, { none }: Split): string {
  if (key === null || key === undefined) return none;
  return typeof key === "object" ? key.name : key;
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

/** The rows that cost something, or belong to something that could. */
export function costRows({ rows }: MetricResult, split: SplitId): MetricRow[] {
  return rows.filter((row) => row.key[split] || toNumber(row.cells.commission_earned?.value));
}

/** What those are told who see totals only and ask for a part of a month: its total could be one rep's pay. */
export const WHOLE_MONTHS = "It is told for whole months only. Choose a month, a quarter or a year to see it.";

/** Whether the cost of the period is told. */
export function isTold(scope: ReadScope, { state }: PageView): boolean {
  return seesEveryRep(scope) || isOfWholeMonths(state.period, scope.today);
}

/** The cost month by month, twelve of them up to the period's end, and the same by the split. */
export const loadCostMonths = cache(
  async (scope: ReadScope, view: PageView, split: SplitId): Promise<{ all: MetricResult; bySplit: MetricResult }> => {
    const period = trendPeriod(view.state.period, scope.today, scope.organisation);
    const { filters } = view;
    const { metrics, rate } = SPLITS[split];
    const [all, bySplit] = await Promise.all([
      queryMetrics(scope, { metrics: OF_REVENUE.metrics, by: ["month"], period, filters, fill: true }),
      queryMetrics(scope, {
        metrics: metrics.filter((id) => id === "commission_earned" || id === rate),
        by: ["month", split],
        period,
        filters,
      }),
    ]);
    return { all, bySplit };
  },
);
