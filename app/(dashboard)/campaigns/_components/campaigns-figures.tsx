import type { ReadScope } from "@/lib/auth/scope";
import { formatFigure } from "@/lib/format/metric";
import type { MetricId } from "@/lib/metrics/types";
import { CardGrid } from "@/lib/ui/card";
import { hrefWith } from "@/lib/ui/url/search-params";
import { FigureCard } from "../../_components/figure-card";
import type { PageView } from "../../_lib/view";
import { loadCampaignMonths, loadCampaigns } from "../_lib/load-campaigns";
import { sellsAll } from "../_lib/sells-all";

/** What campaigns cost beside what they brought; each figure is the sum of the table's rows. */
export async function CampaignsFigures({ scope, view }: { scope: ReadScope; view: PageView }) {
  const [data, trend] = await Promise.all([loadCampaigns(scope, view), loadCampaignMonths(scope, view)]);
  if (!data) return null;
  const { result } = data;
  const { cpl, return_on_spend, budget, engagement_rate } = result.total;
  const card = (id: MetricId, detail: React.ReactNode, label?: string) => (
    <FigureCard
      id={id}
      view={view}
      result={result}
      trend={trend}
      detail={detail}
      href={hrefWith(view.path, view.params, { sort: `-${id}`, page: null })}
      {...(label ? { label } : {})}
    />
  );
  return (
    <CardGrid columns={4}>
      {card("spend", budget?.value != null && `budgets ${formatFigure(budget.value, "money", "compact")}`)}
      {card(
        "visits",
        engagement_rate?.value != null && `engagement ${formatFigure(engagement_rate.value, "share")}`,
        "Website traffic",
      )}
      {card("leads", cpl?.value != null && `${formatFigure(cpl.value, "money")} each`)}
      {card(
        "revenue",
        return_on_spend?.value != null && `${formatFigure(return_on_spend.value, "ratio")} the spend`,
        sellsAll(result) ? "Revenue of their deals" : "Revenue of your team's deals",
      )}
    </CardGrid>
  );
}
