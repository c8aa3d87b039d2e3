import type { ReadScope } from "@/lib/auth/scope";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { formatShare } from "@/lib/format/number";
import { formatBucket } from "@/lib/format/period";
import { TimeSeries } from "@/lib/ui/charts/time-series";
import type { ChartPoint } from "@/lib/ui/charts/types";
import { contains } from "@/lib/values/period";
import type { PageView } from "../../../_lib/view";
import { loadCostMonths } from "../_lib/load-cost";

/** Commission by month, and the share of revenue that it is. */
export async function CostChart({ scope, view }: { scope: ReadScope; view: PageView }) {
  const { rows } = await loadCostMonths(scope, view);
  const points: ChartPoint[] = rows.map(({ key, span, cells }) => {
    const month = String(key.month);
    const running = span !== undefined && contains(span, view.context.today);
    const earned = cells.commission_earned?.value ?? null;
    const share = toNumber(cells.cost_of_sale?.value);
    return {
      key: month,
      label: formatBucket(month),
      title: `${formatBucket(month, true)}${running ? ", so far" : ""}`,
      running,
      values: {
        commission: {
          value: toNumber(earned),
          text: formatFigure(earned, "money"),
        },
        share: { value: share, text: share === null ? "—" : formatShare(share, 1) },
        revenue: { value: null, text: formatFigure(cells.revenue?.value ?? null, "money") },
      },
    };
  });
  const last = toNumber(rows.at(-1)?.cells.cost_of_sale?.value);
  return (
    <TimeSeries
      id="cost"
      title="Commission a month"
      subtitle="Twelve months, by the day each line counts on"
      bucket="Month"
      label="Commission a month"
      points={points}
      series={[
        { id: "commission", name: "Commission", color: "sales", shape: "bars" },
        {
          id: "share",
          name: "Share of revenue",
          endLabel: last === null ? "of revenue" : `${formatShare(last, 1)} of revenue`,
          color: "third",
          shape: "line",
          otherAxis: true,
        },
      ]}
      tableSeries={[{ id: "revenue", name: "Revenue", color: "grey", shape: "line" }]}
      axis={{ unit: "money", currency: view.currency }}
      height={220}
    />
  );
}
