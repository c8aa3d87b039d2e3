import { queryMetrics } from "@/lib/features/metrics/queries";
import { toNumber } from "@/lib/format/metric";
import { formatNumber, formatShare } from "@/lib/format/number";
import type { MetricId } from "@/lib/metrics/types";
import type { ChartSeries, ChartValue } from "@/lib/ui/charts/types";
import type { PageView } from "../_lib/view";
import { type OverviewScopes, trendSpan } from "./load";

/** A slow signal as a line: index values with the figure itself as text. */
export type SlowSignal = { readonly series: ChartSeries; readonly values: readonly ChartValue[] };

const SIGNALS: readonly { id: MetricId; name: string; color: ChartSeries["color"]; shape: ChartSeries["shape"] }[] = [
  { id: "aided_awareness", name: "Awareness", color: "marketing", shape: "line" },
  { id: "share_of_search", name: "Share of search", color: "marketing", shape: "dashed" },
];

/** What builds slowly over the months in view, each line starting at 100; those that are known, for who may see them. */
export async function loadSlowSignals({ marketing }: OverviewScopes, view: PageView): Promise<SlowSignal[]> {
  if (!marketing) return [];
  const { rows } = await queryMetrics(marketing, {
    metrics: SIGNALS.map(({ id }) => id),
    by: ["month"],
    period: trendSpan(marketing, view),
    filters: [],
    fill: true,
  });
  return SIGNALS.flatMap(({ id, name, color, shape }) => {
    const figures = rows.map(({ cells }) => cells[id]?.value ?? null);
    const line = toIndex(figures.map((figure) => toNumber(figure)));
    const last = line.findLast((value) => value !== null);
    if (line.filter((value) => value !== null).length < 2 || last == null) return [];
    return [
      {
        series: { id, name, endLabel: `${name} ${formatNumber(last - 100, 0, "always")}`, color, shape },
        values: figures.map((figure, index) => ({
          value: line[index] ?? null,
          text: typeof figure === "number" ? formatShare(figure, 1) : "—",
        })),
      },
    ];
  });
}

/** Each value as a share of the first known one, in percent. */
function toIndex(values: readonly (number | null)[]): (number | null)[] {
  const base = values.find((value) => value !== null && value !== 0);
  return values.map((value) => (value === null || base == null ? null : (value / base) * 100));
}
