import type { Reach, ReadScope } from "@/lib/auth/scope";
import { isTimeDimension } from "@/lib/metrics/dimensions";
import { FACTS } from "@/lib/metrics/facts";
import { measuresOf } from "@/lib/metrics/formula";
import type { MeasureId } from "@/lib/metrics/measures";
import { metricOf } from "@/lib/metrics/registry";
import type { Dimension, MetricDefinition, MetricId, MetricQuery, MetricResult } from "@/lib/metrics/types";
import { dateParts } from "@/lib/values/calendar-date";
import { isTotalOnly, reachForMetric, requireTotalsOfMonths } from "./access";
import { assembleResult } from "./assemble";
import { checkQuery } from "./check-query";
import { findCustomersInQuestion } from "./customers-in-question";
import { resolveFilters } from "./filters";
import { type Group, groupRows } from "./groups";
import { loadMeasures } from "./load-measures";
import { bucketsOf, type Range, rangesOf } from "./ranges";
import type { FactRequest } from "./request";

/**
 * Figures of metrics, split and filtered, in a period and beside another one, as far as the actor's reach for each of them goes. Throws
 * `misuse` on a dimension that does not fit, `invalid_input` on a filter that names nothing, `forbidden` on a metric that the actor may
 * not see.
 */
export async function queryMetrics(scope: ReadScope, asked: MetricQuery): Promise<MetricResult> {
  checkQuery(asked);
  const query = withoutPartOfMonth(scope, asked);
  const ranges = rangesOf(query, query.asOf ?? scope.today, scope.organisation);
  const unit = query.by.find(isTimeDimension) ?? null;
  const by = query.by.filter((dimension) => !isTimeDimension(dimension));
  const parts = await partsByReach(scope, query);
  const filters = await resolveFilters(query.filters, { reach: widestOf(parts), today: scope.today });
  const shared = { by, unit, ranges, filters, calendar: scope.organisation, rowsOnly: query.rowsOnly ?? false };
  const ofCustomers = query.metrics.some((id) => metricOf(id).facts.some((fact) => fact.startsWith("customer")));
  const untils = ranges.map(({ until }) => until);
  const customers = ofCustomers ? findCustomersInQuestion(filters, untils) : undefined;
  const loaded = await Promise.all(
    parts.map(({ reach, measures, nameless }) =>
      loadMeasures(scope, { ...shared, reach, measures, nameless }, customers),
    ),
  );
  const { groups, total } = groupRows(loaded);
  const rows = query.fill && unit !== null && by.length === 0 ? withEveryBucket(groups, shared) : groups;
  return await assembleResult(scope, query, { ranges, unit, by, reachOf: reachesOf(parts) }, { groups: rows, total });
}

/** Totals of pay are compared with whole months only: of a part of one, the difference to the next day would be one deal's. */
function withoutPartOfMonth(scope: ReadScope, query: MetricQuery): MetricQuery {
  if (!query.compare || !query.metrics.some((id) => isTotalOnly(scope, metricOf(id)))) return query;
  const [, other] = rangesOf(query, query.asOf ?? scope.today, scope.organisation);
  const isWhole = other && [other.span.from, other.until].every((day) => dateParts(day).day === 1);
  if (isWhole && other.until === other.span.to) return query;
  const { compare: _, ...rest } = query;
  return rest;
}

type Part = Pick<FactRequest, "reach" | "measures" | "nameless"> & { readonly metrics: readonly MetricId[] };

/** The measures to load for each reach that the metrics are read with; most queries have one. */
async function partsByReach(scope: ReadScope, query: MetricQuery): Promise<Part[]> {
  const dimensions = [...query.by, ...query.filters.map(({ dimension }) => dimension)];
  const parts = new Map<string, { reach: Reach; nameless: boolean; measures: MeasureId[]; metrics: MetricId[] }>();
  for (const id of query.metrics) {
    const metric = metricOf(id);
    requireTotalsOfMonths(scope, metric, query);
    const reach = await reachForMetric(scope, metric, dimensions);
    const nameless = isTotalOnly(scope, metric);
    const key = JSON.stringify([reach, nameless]);
    const part = parts.get(key) ?? { reach, nameless, measures: [], metrics: [] };
    part.measures.push(...measuresFor(metric, query));
    part.metrics.push(id);
    parts.set(key, part);
  }
  return [...parts.values()];
}

/** Whom the asker may name: all where one of the metrics reaches so far. */
function widestOf(parts: readonly Part[]): Reach {
  return (parts.find(({ reach }) => reach.kind === "all") ?? parts[0])?.reach ?? { kind: "all" };
}

/** The place of each metric's reach among the query's. */
function reachesOf(parts: readonly Part[]): ReadonlyMap<MetricId, number> {
  return new Map(parts.flatMap(({ metrics }, place) => metrics.map((id) => [id, place] as const)));
}

function measuresFor(metric: MetricDefinition, query: MetricQuery): MeasureId[] {
  const { formula, sample, leftOut } = metric;
  const measures = [
    ...measuresOf(formula),
    ...(sample ? measuresOf(sample) : []),
    ...(leftOut ? [leftOut.measure] : []),
  ];
  return listsReps(metric, query) ? [...measures, "quota"] : measures;
}

/** By rep alone, those who have a quota are listed beside those who have a fact, as long as nothing else divides the figures. */
function listsReps({ area }: MetricDefinition, { by, filters }: MetricQuery): boolean {
  const ofQuotas: readonly Dimension[] = FACTS.quotas.dimensions;
  const dimensions = [...by, ...filters.map(({ dimension }) => dimension)];
  const ofReps = area === "sales" || area === "pay";
  return (
    ofReps &&
    by.includes("rep") &&
    !by.some(isTimeDimension) &&
    dimensions.every((dimension) => ofQuotas.includes(dimension))
  );
}

/** Adds the buckets that have begun and have no facts. */
function withEveryBucket(
  groups: readonly Group[],
  { ranges, unit, calendar }: Omit<FactRequest, "reach" | "measures">,
): Group[] {
  const range: Range | undefined = ranges[0];
  if (!range) return [...groups];
  const begun = bucketsOf(range, unit, calendar).filter(({ span }) => span.from < range.until);
  const known = new Set(groups.map(({ bucket }) => bucket));
  const added = begun.flatMap((_, bucket): Group[] =>
    known.has(bucket) ? [] : [{ bucket, keys: [], values: [null, null] }],
  );
  return [...groups, ...added];
}
