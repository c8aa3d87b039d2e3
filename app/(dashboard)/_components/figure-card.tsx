import { formatFigure } from "@/lib/format/metric";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricId, MetricResult } from "@/lib/metrics/types";
import { MetricCard } from "@/lib/ui/metric/metric-card";
import { rowsHref } from "../_lib/rows-href";
import { trendOf } from "../_lib/trend";
import type { PageView } from "../_lib/view";

type FigureCardProps = {
  id: MetricId;
  view: PageView;
  result: MetricResult;
  /** The metric by time, for the line under the figure. */
  trend?: MetricResult | undefined;
  label?: string;
  /** A metric whose total is what the figure is measured against: `of $1.30M`. */
  targetId?: MetricId;
  detail?: React.ReactNode;
  /** A line of its own under the figure. */
  aside?: React.ReactNode;
  /** A stock whose past is not kept has nothing to be compared with. */
  compared?: boolean;
  /** The rows behind it, where the view's own address does not lead there; null where they are not for everyone who sees the figure. */
  href?: string | null | undefined;
};

/** A metric of the view's result as a card. */
export function FigureCard({ id, view, result, trend, targetId, href, compared = true, ...rest }: FigureCardProps) {
  const metric = metricOf(id);
  const target = targetId && result.total[targetId]?.value;
  return (
    <MetricCard
      {...rest}
      metric={metric}
      cell={result.total[id]}
      previous={compared ? result.previousTotal?.[id] : undefined}
      versus={compared && result.previousTotal ? view.versusShort : undefined}
      view={view.words}
      currency={view.currency}
      trend={trendOf(trend, id)}
      target={target && targetId ? `of ${formatFigure(target, metricOf(targetId).unit, "compact")}` : undefined}
      href={href === undefined ? rowsHref(view.params, metric) : (href ?? undefined)}
    />
  );
}
