import { formatFigure, toNumber } from "@/lib/format/metric";
import { formatBucket } from "@/lib/format/period";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricResult } from "@/lib/metrics/types";
import { ShortOverLong } from "@/lib/ui/charts/short-over-long";
import type { ChartPoint, ChartSeries } from "@/lib/ui/charts/types";
import { contains } from "@/lib/values/period";
import { rowsHref } from "../_lib/rows-href";
import type { PageView } from "../_lib/view";
import { loadTrends } from "./load";
import { overviewScopes } from "./scopes";
import { loadSlowSignals, type SlowSignal } from "./slow-signals";

const LEADS: ChartSeries = { id: "leads", name: "Leads", color: "marketing", shape: "bars" };

/** Leads now over what builds slowly, for who does not see sales. */
export async function MarketingChart({ view }: { view: PageView }) {
  const scopes = await overviewScopes();
  const [{ marketing }, signals] = await Promise.all([loadTrends(scopes, view), loadSlowSignals(scopes, view)]);
  if (!marketing) return null;
  return (
    <ShortOverLong
      id="leads-over-awareness"
      title="Leads now, awareness over time"
      subtitle="Leads are this month's work; being known brings the next ones. One time axis."
      points={marketing.rows.map((_, index) => pointOf(view, marketing, index, signals))}
      short={{ name: "Coming in now", words: "leads a month", series: [LEADS], total: LEADS, bands: [] }}
      long={{
        name: "Building slowly",
        words: "index, each line's first known month = 100",
        series: signals.map(({ series }) => series),
      }}
      axis={{ unit: "count", currency: view.currency }}
    />
  );
}

function pointOf(view: PageView, { rows }: MetricResult, index: number, signals: readonly SlowSignal[]): ChartPoint {
  const row = rows[index];
  const key = String(row?.key.month ?? index);
  const running = row?.span !== undefined && contains(row.span, view.context.today);
  const leads = row?.cells.leads?.value ?? null;
  return {
    key,
    label: formatBucket(key),
    title: `${formatBucket(key, true)}${running ? ", so far" : ""}`,
    running,
    values: {
      leads: { value: toNumber(leads), text: formatFigure(leads, "count") },
      ...Object.fromEntries(
        signals.map(({ series, values }) => [series.id, values[index] ?? { value: null, text: "—" }]),
      ),
    },
    href: row?.span && rowsHref(view.params, metricOf("leads"), { period: "custom", ...row.span }),
  };
}
