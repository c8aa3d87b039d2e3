import type { ReadScope } from "@/lib/auth/scope";
import { formatFigure } from "@/lib/format/metric";
import { formatShare } from "@/lib/format/number";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricId } from "@/lib/metrics/types";
import { CardGrid } from "@/lib/ui/card";
import { FigureCard } from "../../_components/figure-card";
import { takenBack } from "../../_components/taken-back";
import { rowsHref } from "../../_lib/rows-href";
import type { PageView } from "../../_lib/view";
import { loadRepFigures, loadRepMonths } from "../_lib/load-rep";

/** A rep's four figures. */
export async function RepFigures({ scope, view, repId }: { scope: ReadScope; view: PageView; repId: number }) {
  const [result, trend] = await Promise.all([loadRepFigures(scope, view, repId), loadRepMonths(scope, view, repId)]);
  const { pace, coverage, won_deals } = result.total;
  const href = (id: MetricId) => rowsHref(view.params, metricOf(id), { rep: String(repId), tab: null });
  return (
    <CardGrid columns={4}>
      <FigureCard
        id="revenue"
        view={view}
        result={result}
        trend={trend}
        targetId="quota"
        detail={typeof pace?.value === "number" && `pace ${formatShare(pace.value)}`}
        aside={takenBack({ view, cells: result.total, filter: { rep: String(repId), tab: null } })}
        href={href("revenue")}
      />
      <FigureCard
        id="win_rate"
        view={view}
        result={result}
        trend={trend}
        detail={typeof won_deals?.value === "number" && `${formatFigure(won_deals.value, "count")} won`}
        href={href("win_rate")}
      />
      <FigureCard id="avg_deal" view={view} result={result} trend={trend} href={href("avg_deal")} />
      <FigureCard
        id="pipeline"
        compared={false}
        view={view}
        result={result}
        detail={coverage?.value != null && `covers ${formatFigure(coverage.value, "ratio")} of what is left`}
        href={href("pipeline")}
      />
    </CardGrid>
  );
}
