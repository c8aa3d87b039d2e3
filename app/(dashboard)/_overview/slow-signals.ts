import { reachOf } from "@/lib/auth/permissions";
import type { ReadScope } from "@/lib/auth/scope";
import { queryMetrics } from "@/lib/features/metrics/queries";
import { toNumber } from "@/lib/format/metric";
import { formatNumber, formatShare } from "@/lib/format/number";
import type { MetricId } from "@/lib/metrics/types";
import type { ChartSeries, ChartValue } from "@/lib/ui/charts/types";
import type { PageView } from "../_lib/view";
import { type OverviewScopes, trendSpan } from "./load";

/** A slow signal as a line: index values with the figure itself as text. */
export type SlowSignal = { readonly series: ChartSeries; readonly values: readonly ChartValue[] };

type Signal = Pick<ChartSeries, "name" | "color" | "shape"> & { readonly id: MetricId };

const AWARENESS: readonly Signal[] = [
  { id: "aided_awareness", name: "Awareness", color: "marketing", shape: "line" },
  { id: "share_of_search", name: "Share of search", color: "marketing", shape: "dashed" },
];
const LOYALTY: readonly Signal[] = [{ id: "grr", name: "Revenue kept", color: "sales", shape: "dotted" }];

/** How well known the company is over the months in view, each line starting at 100; what is known, for who may see it. */
export async function loadSlowSignals({ marketing }: OverviewScopes, view: PageView): Promise<SlowSignal[]> {
  return marketing ? await loadSignals(marketing, view, AWARENESS) : [];
}

/** How much of what customers pay stays, from month to month, likewise. */
export async function loadLoyaltySignals({ marketing }: OverviewScopes, view: PageView): Promise<SlowSignal[]> {
  const allowed = marketing !== null && reachOf(marketing.actor.roles, "customers.read") !== null;
  return allowed ? await loadSignals(marketing, view, LOYALTY) : [];
}

async function loadSignals(scope: ReadScope, view: PageView, signals: readonly Signal[]): Promise<SlowSignal[]> {
  const { rows } = await queryMetrics(scope, {
    metrics: signals.map(({ id }) => id),
    by: ["month"],
    period: trendSpan(scope, view),
    filters: [],
    fill: true,
  });
  return signals.flatMap(({ id, name, color, shape }) => {
    const figures = rows.map(({ cells }) => cells[id]?.value ?? null);
    const line = toIndex(figures.map((figure) => toNumber(figure)));
    const last = line.findLast((value) => value !== null);
    if (line.filter((value) => value !== null).length < 2 || last == null) return [];
    return [
      {
        series: { id, name, endLabel: `${name} ${changeSince(last)}`, color, shape },
        values: figures.map((figure, index) => ({
          value: line[index] ?? null,
          text: typeof figure === "number" ? formatShare(figure, 1) : "—",
        })),
      },
    ];
  });
}

function changeSince(index: number): string {
  const change = Math.round(index - 100);
  return change === 0 ? "±0" : formatNumber(change, 0, "always");
}

/** Each value as a share of the first known one, in percent. */
function toIndex(values: readonly (number | null)[]): (number | null)[] {
  const base = values.find((value) => value !== null && value !== 0);
  return values.map((value) => (value === null || base == null ? null : (value / base) * 100));
}
