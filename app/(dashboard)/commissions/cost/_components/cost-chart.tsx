import type { ReadScope } from "@/lib/auth/scope";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { formatShare } from "@/lib/format/number";
import { formatBucket } from "@/lib/format/period";
import type { MetricCells, MetricId, MetricRow } from "@/lib/metrics/types";
import { TimeSeries } from "@/lib/ui/charts/time-series";
import type { ChartPoint, ChartSeries, ChartValue, SeriesColor } from "@/lib/ui/charts/types";
import { groupBy } from "@/lib/values/group-by";
import { money } from "@/lib/values/money";
import { contains } from "@/lib/values/period";
import type { PageView } from "../../../_lib/view";
import { loadCostMonths, nameOf, splitOf } from "../_lib/load-cost";

const COLORS: readonly SeriesColor[] = ["sales", "fourth", "sixth", "fifth", "grey"];

/** Commission by month, on each other what each team, product or plan cost, and the share of revenue that all of it is. */
export async function CostChart({ scope, view }: { scope: ReadScope; view: PageView }) {
  const split = splitOf(scope, view);
  const { all, bySplit } = await loadCostMonths(scope, view, split.id);
  const groups = [...groupBy(bySplit.rows, ({ key }) => nameOf(key[split.id], split))]
    .map(([name, rows]) => ({ name, rows, earned: sumOf(rows) }))
    .filter(({ earned }) => earned !== 0n)
    .sort((a, b) => (a.earned < b.earned ? 1 : -1));
  const drawn = groups.length > COLORS.length ? groups.slice(0, COLORS.length - 1) : groups;
  const rest = groups.slice(drawn.length).flatMap(({ rows }) => rows);

  const points: ChartPoint[] = all.rows.map(({ key, span, cells }) => {
    const month = String(key.month);
    const running = span !== undefined && contains(span, view.context.today);
    const inMonth = (rows: readonly MetricRow[]) => rows.filter((row) => row.key.month === month);
    const share = toNumber(cells.cost_of_sale?.value);
    return {
      key: month,
      label: formatBucket(month),
      title: `${formatBucket(month, true)}${running ? ", so far" : ""}`,
      running,
      values: {
        ...Object.fromEntries(
          drawn.map(({ rows }, place) => [idOf(place), toValue(inMonth(rows)[0]?.cells, split.rate)]),
        ),
        rest: toSum(inMonth(rest), view.currency),
        share: { value: share, text: share === null ? "—" : formatShare(share, 1) },
        commission: { value: null, text: formatFigure(cells.commission_earned?.value ?? null, "money") },
        revenue: { value: null, text: formatFigure(cells.revenue?.value ?? null, "money") },
      },
    };
  });
  const bars = drawn.map(({ name }, place): ChartSeries => {
    return { id: idOf(place), name, color: COLORS[place] ?? "grey", shape: "bars" };
  });
  if (rest.length > 0) bars.push({ id: "rest", name: "All others", color: "grey", shape: "bars" });
  const last = toNumber(all.rows.at(-1)?.cells.cost_of_sale?.value);
  return (
    <TimeSeries
      id="cost"
      title={`Commission a month by ${split.label.toLowerCase()}`}
      subtitle="Twelve months, by the day each line counts on; the line is the share of all revenue"
      bucket="Month"
      label={`Commission a month by ${split.label.toLowerCase()}`}
      points={points}
      series={[
        ...bars,
        {
          id: "share",
          name: "Share of revenue",
          endLabel: last === null ? "of revenue" : `${formatShare(last, 1)} of revenue`,
          color: "third",
          shape: "line",
          otherAxis: true,
        },
      ]}
      stacked={bars.map(({ id }) => id)}
      tableSeries={[
        { id: "commission", name: "Commission", color: "grey", shape: "line" },
        { id: "revenue", name: "Revenue", color: "grey", shape: "line" },
      ]}
      axis={{ unit: "money", currency: view.currency }}
      height={240}
    />
  );
}

/** A series is told by its place: names may hold anything. */
function idOf(place: number): string {
  return `group ${place}`;
}

/** What a group cost, and the share of its revenue that it is. */
function toValue(cells: MetricCells | undefined, rate: MetricId): ChartValue {
  const earned = cells?.commission_earned?.value ?? null;
  const share = toNumber(cells?.[rate]?.value);
  const text = formatFigure(earned, "money");
  return { value: toNumber(earned), text: share === null ? text : `${text} · ${formatShare(share, 1)}` };
}

function toSum(rows: readonly MetricRow[], currency: string): ChartValue {
  const sum = money(sumOf(rows), currency);
  return { value: toNumber(sum), text: formatFigure(sum, "money") };
}

function sumOf(rows: readonly MetricRow[]): bigint {
  return rows.reduce((sum, { cells }) => {
    const earned = cells.commission_earned?.value;
    return typeof earned === "object" && earned !== null ? sum + earned.minor : sum;
  }, 0n);
}
