import type { ReadScope } from "@/lib/auth/scope";
import { queryMetrics } from "@/lib/features/metrics/queries";
import { formatFigure } from "@/lib/format/metric";
import { formatCount } from "@/lib/format/number";
import { formatQuantity } from "@/lib/format/words";
import { metricOf } from "@/lib/metrics/registry";
import { explainMetric } from "@/lib/ui/metric/explain";
import { MetricHelp } from "@/lib/ui/metric/metric-help";
import type { PageView } from "../../_lib/view";
import { loadLeads, readMetric } from "../_lib/leads-view";

/** Which figure these leads make, and that they make it. */
export async function LeadsAnswer({ scope, view }: { scope: ReadScope; view: PageView }) {
  const id = readMetric(view.params);
  const metric = metricOf(id);
  const [{ count, converted }, { total }] = await Promise.all([
    loadLeads(scope, view),
    queryMetrics(scope, {
      metrics: [id],
      by: [],
      period: view.state.period,
      filters: view.filters,
    }),
  ]);
  const cell = total[id];
  const leads = <strong>{formatQuantity(count, "lead")}</strong>;
  const help = <MetricHelp explanation={explainMetric(metric, cell, view.words)} />;
  const figure = formatFigure(cell?.value ?? null, metric.unit, metric.unit === "share" ? "exact" : "full");
  return converted === null ? (
    <p>
      {metric.name} in {view.words.period}: <strong>{figure}</strong>, one row for each. {help}
    </p>
  ) : (
    <p>
      {metric.name} in {view.words.period} is <strong>{figure}</strong>: of {leads}, {formatCount(converted)}{" "}
      {converted === 1 ? "has" : "have"} got there so far. {help}
    </p>
  );
}
