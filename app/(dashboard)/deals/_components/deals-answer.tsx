import type { ReadScope } from "@/lib/auth/scope";
import { formatFigure } from "@/lib/format/metric";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/words";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricId } from "@/lib/metrics/types";
import { explainMetric } from "@/lib/ui/metric/explain";
import { MetricHelp } from "@/lib/ui/metric/metric-help";
import { loadDeals, loadDealsFigure } from "../../_components/deals/load-deals";
import type { PageView } from "../../_lib/view";

/** Which figure these deals make, and that they sum to it. */
export async function DealsAnswer({
  scope,
  view,
  metric,
}: {
  scope: ReadScope;
  view: PageView;
  metric: MetricId | null;
}) {
  const [list, cell] = await Promise.all([
    loadDeals(scope, view),
    metric ? loadDealsFigure(scope, view, metric) : undefined,
  ]);
  if (!metric)
    return (
      <p>
        <strong>{formatQuantity(list.count, "deal")}</strong> {list.count === 1 ? "was" : "were"} open, opened or closed
        in {view.words.period}.
      </p>
    );
  const definition = metricOf(metric);
  const figure = cell?.value ?? null;
  const sum =
    figure !== null && typeof figure === "object" && list.sum && definition.unit === "money" ? list.sum : null;
  const equal = sum !== null && typeof figure === "object" && figure?.minor === sum.minor;
  return (
    <p>
      {definition.name} in {view.words.period} is{" "}
      <strong>{formatFigure(figure, definition.unit, definition.unit === "share" ? "exact" : "full")}</strong>
      {figure === null && cell?.note ? ` (${cell.note})` : ""}.{" "}
      {list.count === 0
        ? "There is no deal behind it"
        : `${list.count === 1 ? "This is the deal" : `These are the ${formatQuantity(list.count, "deal")}`} behind it`}
      {equal && list.count > 0 && (
        <>
          , and they sum to it: <strong>{formatMoney(sum, "exact")}</strong>
        </>
      )}
      .{list.note && ` ${list.note}.`} <MetricHelp explanation={explainMetric(definition, cell, view.words)} />
    </p>
  );
}
