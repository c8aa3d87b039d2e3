import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import { evaluateMetric } from "@/lib/metrics/evaluate";
import type { FactId } from "@/lib/metrics/facts";
import { measuresOf } from "@/lib/metrics/formula";
import { goalAttainment, isGoalMetric } from "@/lib/metrics/goals";
import type { EvaluationContext, MeasureValue, MeasureValues } from "@/lib/metrics/measure-value";
import { type MeasureId, measureOf } from "@/lib/metrics/measures";
import { type MetricId, metricOf } from "@/lib/metrics/registry";
import { addDays, BEGINNING } from "@/lib/values/calendar-date";
import { own } from "../columns";
import { groupRows } from "../groups";
import { loadFact } from "../load-fact";
import { selectedRows } from "../predicates";
import type { Range } from "../ranges";
import type { FactRequest, KeyPart, LoadedRow } from "../request";
import { SOURCES } from "../sources";
import { coveredCampaigns, reachToDate } from "../sources/campaigns";
import type { FactLoader } from "./types";

type Goal = { readonly campaignId: number; readonly metric: MetricId; readonly target: number };

/**
 * How far each campaign that is named, or at work in a range, has come to its goals, from its beginning to the last day known. Of several goals the one furthest
 * from its target counts, and all stand beside it.
 */
export const loadGoals: FactLoader = async ({ organisation }, request) => {
  const loaded = request.ranges.map(async (range): Promise<LoadedRow[]> => {
    const goals = await listGoals(request, range);
    const span = { from: BEGINNING, to: addDays(range.asOf, 1) };
    const values = await loadToDate(goals, {
      ...request,
      ranges: [{ index: 0, asOf: range.asOf, span, until: span.to }],
    });
    const context = { span, asOf: range.asOf, currency: organisation.currency };
    const campaigns = [...new Set(goals.map(({ campaignId }) => campaignId))].map((id) => {
      const own = goals.filter(({ campaignId }) => campaignId === id);
      return { id, value: attainmentOf(own, values.get(id) ?? {}, context) };
    });
    const row = (level: LoadedRow["level"], keys: readonly KeyPart[], value: MeasureValue): LoadedRow => {
      return { level, range: range.index, bucket: null, keys, values: { goal_attainment: value } };
    };
    const [only] = campaigns;
    const total = campaigns.length > 1 ? { value: null, reason: "each campaign has goals of its own" } : only?.value;
    return [
      ...(request.by.length > 0 ? campaigns.map(({ id, value }) => row("row", [id], value)) : []),
      ...(total ? [row("total", [], total)] : []),
    ];
  });
  return (await Promise.all(loaded)).flat();
};

async function listGoals(request: FactRequest, range: Range): Promise<Goal[]> {
  const { from, where } = selectedRows(request, {
    table: sql`campaign_goals x join campaigns k on k.id = x.campaign_id`,
    joins: [],
    columns: { campaign: own(sql`x.campaign_id`) },
    where: coveredCampaigns(request, range),
  });
  const rows = await queryRows<Omit<Goal, "metric"> & { metric: string }>(
    database(),
    sql`select x.campaign_id as "campaignId", x.metric, x.target::float8 as target from ${from} where ${where} order by 1, 2`,
  );
  return rows.flatMap(({ metric, ...goal }) => (isGoalMetric(metric) ? [{ ...goal, metric }] : []));
}

/** The measures of the goals' metrics, by campaign. */
async function loadToDate(goals: readonly Goal[], request: FactRequest): Promise<Map<KeyPart, MeasureValues>> {
  const byFact = new Map<FactId, Set<MeasureId>>();
  for (const { metric } of goals) {
    for (const id of measuresOf(metricOf(metric).formula)) {
      const { fact } = measureOf(id);
      byFact.set(fact, (byFact.get(fact) ?? new Set()).add(id));
    }
  }
  const ids = [...new Set(goals.map(({ campaignId }) => campaignId))];
  const filters = [{ dimension: "campaign", kind: "ids", ids, orNone: false } as const];
  const loaded = await Promise.all(
    Array.from(byFact, async ([fact, measures]) => {
      const source = fact === "campaign_reach" ? reachToDate : SOURCES[fact];
      const own: FactRequest = { ...request, by: ["campaign"], unit: null, filters, measures: [...measures] };
      return source ? await loadFact(fact, own, source) : [];
    }),
  );
  return new Map(groupRows([loaded.flat()]).groups.map(({ keys, values }) => [keys[0] ?? null, values[0]?.[0] ?? {}]));
}

function attainmentOf(goals: readonly Goal[], values: MeasureValues, context: EvaluationContext): MeasureValue {
  const parts = goals.flatMap(({ metric, target }) => {
    const { value } = evaluateMetric(metricOf(metric), values, context);
    const figure = value !== null && typeof value === "object" ? Number(value.minor) : value;
    return figure === null ? [] : [{ label: metricOf(metric).name, value: goalAttainment(metric, figure, target) }];
  });
  if (parts.length === 0) return { value: null, reason: "nothing is known yet of what the goal is for" };
  return { value: Math.min(...parts.map((part) => part.value)), parts };
}
