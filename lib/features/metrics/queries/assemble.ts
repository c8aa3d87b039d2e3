import type { ReadScope } from "@/lib/auth/scope";
import type { TimeDimension } from "@/lib/metrics/dimensions";
import { type Dimension, isTimeDimension } from "@/lib/metrics/dimensions";
import { evaluateMetric } from "@/lib/metrics/evaluate";
import type { MeasureValues } from "@/lib/metrics/measure-value";
import { metricOf } from "@/lib/metrics/registry";
import type {
  DimensionKey,
  MetricCell,
  MetricCells,
  MetricId,
  MetricQuery,
  MetricResult,
  MetricRow,
} from "@/lib/metrics/types";
import { isRunning, type Period } from "@/lib/values/period";
import type { ByReach, Group } from "./groups";
import { loadNaming, type Naming } from "./names";
import { notesOf } from "./notes";
import { inOrder } from "./order";
import { type Bucket, bucketsOf, type Range, shownPeriod } from "./ranges";

type Loaded = { readonly groups: readonly Group[]; readonly total: Group };
type Frame = {
  readonly ranges: readonly Range[];
  readonly unit: TimeDimension | null;
  /** The query's dimensions without time, in the order of the groups' keys. */
  readonly by: readonly Dimension[];
  /** The place of the reach that each metric is read with. */
  readonly reachOf: ReadonlyMap<MetricId, number>;
};

/** Makes figures of measures: rows in their order, totals, notes. */
export async function assembleResult(
  scope: ReadScope,
  query: MetricQuery,
  frame: Frame,
  { groups, total }: Loaded,
): Promise<MetricResult> {
  const [current, other] = frame.ranges;
  const measuresOf = (values: ByReach | null, id: MetricId) => values?.[frame.reachOf.get(id) ?? 0] ?? {};
  const cells = (values: ByReach | null, span: Period, range: Range) =>
    cellsOf(query.metrics, (id) => measuresOf(values, id), span, range, scope);
  const naming = await loadNaming(
    frame.by,
    groups.map(({ keys }) => keys),
  );
  const buckets = frame.ranges.map((range) => bucketsOf(range, frame.unit, scope.organisation));
  const rows = groups.flatMap(({ bucket, keys, values }) => {
    const here = buckets[0]?.[bucket ?? 0];
    if (!current || !here || (values[0] === null && !query.fill)) return [];
    const there = buckets[1]?.[bucket ?? 0];
    const row: MetricRow = {
      key: keyOf(query.by, frame.by, keys, here, naming),
      ...(frame.unit === null ? {} : { span: here.span }),
      cells: cells(values[0], here.span, current),
      ...(other && there ? { previous: cells(values[1], there.span, other) } : {}),
    };
    return [{ row, bucket }];
  });
  const sorted = inOrder(rows, query.metrics[0]);
  const totals = current ? cells(total.values[0], query.period, current) : {};
  const previousTotal = other ? cells(total.values[1], other.span, other) : undefined;
  return {
    query,
    comparisonPeriod: other ? shownPeriod(other) : null,
    running: current ? isRunning(query.period, current.asOf) : false,
    rows: sorted,
    total: totals,
    ...(previousTotal ? { previousTotal } : {}),
    notes: notesOf(query.metrics, sorted, totals, (id) => measuresOf(total.values[0], id), previousTotal),
  };
}

function cellsOf(
  metrics: readonly MetricId[],
  valuesOf: (id: MetricId) => MeasureValues,
  span: Period,
  { asOf }: Range,
  { organisation }: ReadScope,
): MetricCells {
  const context = { span, asOf, currency: organisation.currency };
  const cells: { [id in MetricId]?: MetricCell } = {};
  for (const id of metrics) cells[id] = evaluateMetric(metricOf(id), valuesOf(id), context);
  return cells;
}

function keyOf(
  by: readonly Dimension[],
  keyed: readonly Dimension[],
  keys: Group["keys"],
  bucket: Bucket,
  naming: Naming,
): MetricRow["key"] {
  const key: { [dimension in Dimension]?: DimensionKey } = {};
  for (const dimension of by)
    key[dimension] = isTimeDimension(dimension)
      ? bucket.key
      : naming(dimension, keys[keyed.indexOf(dimension)] ?? null);
  return key;
}
