import type { ReadScope } from "@/lib/auth/scope";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { formatBucket } from "@/lib/format/period";
import { metricOf } from "@/lib/metrics/registry";
import { TimeSeries } from "@/lib/ui/charts/time-series";
import type { ChartPoint } from "@/lib/ui/charts/types";
import { contains } from "@/lib/values/period";
import { rowsHref } from "../../_lib/rows-href";
import type { PageView } from "../../_lib/view";
import { loadRepMonths } from "../_lib/load-rep";

/** A rep's revenue over twelve months. */
export async function MonthsChart({ scope, view, repId }: { scope: ReadScope; view: PageView; repId: number }) {
  const { rows } = await loadRepMonths(scope, view, repId);
  const points: ChartPoint[] = rows.map(({ key, span, cells }) => {
    const month = String(key.month);
    const running = span !== undefined && contains(span, view.context.today);
    const revenue = cells.revenue?.value ?? null;
    return {
      key: month,
      label: formatBucket(month),
      title: `${formatBucket(month, true)}${running ? ", so far" : ""}`,
      running,
      values: {
        revenue: {
          value: toNumber(revenue),
          text: formatFigure(revenue, "money"),
          short: formatFigure(revenue, "money", "compact"),
        },
        won: { value: null, text: formatFigure(cells.won_deals?.value ?? null, "count") },
        rate: { value: null, text: formatFigure(cells.win_rate?.value ?? null, "share") },
      },
      href:
        span &&
        rowsHref(view.params, metricOf("revenue"), { rep: String(repId), tab: null, period: "custom", ...span }),
    };
  });
  return (
    <TimeSeries
      id="months"
      title="Revenue a month"
      subtitle="Twelve months; a click opens the month's deals"
      bucket="Month"
      label="Revenue a month"
      points={points}
      series={[{ id: "revenue", name: "Revenue", color: "sales", shape: "bars" }]}
      tableSeries={[
        { id: "won", name: "Deals won", color: "grey", shape: "line" },
        { id: "rate", name: "Win rate", color: "grey", shape: "line" },
      ]}
      axis={{ unit: "money", currency: view.currency }}
      barLabels="revenue"
      height={220}
    />
  );
}
