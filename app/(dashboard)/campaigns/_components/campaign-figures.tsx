import type { ReadScope } from "@/lib/auth/scope";
import type { Campaign } from "@/lib/features/campaigns/types";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { formatShare } from "@/lib/format/number";
import { metricOf } from "@/lib/metrics/registry";
import { CardGrid } from "@/lib/ui/card";
import { compareCells } from "@/lib/ui/metric/compare-cells";
import { Delta } from "@/lib/ui/metric/delta";
import { MetricCard } from "@/lib/ui/metric/metric-card";
import { FigureCard } from "../../_components/figure-card";
import { rowsHref } from "../../_lib/rows-href";
import type { PageView } from "../../_lib/view";
import { campaignHref } from "../_lib/campaigns-view";
import { elapsedShare } from "../_lib/goal-pace";
import { loadCampaign, loadCampaignTrend, loadToDate } from "../_lib/load-campaign";
import { loadStay } from "../_lib/load-stay";
import { sellsAll } from "../_lib/sells-all";
import { wordsToDate } from "../_lib/to-date";
import { GoalCard } from "./goal-card";

type CampaignFiguresProps = { scope: ReadScope; view: PageView; campaign: Campaign };

/** Goal, budget, revenue beside spend, and the customers who stayed. */
export async function CampaignFigures({ scope, view, campaign }: CampaignFiguresProps) {
  const [result, trend] = await Promise.all([loadCampaign(scope, view), loadCampaignTrend(scope, view)]);
  const { spend, return_on_spend } = result.total;
  return (
    <CardGrid columns={4}>
      <GoalCard scope={scope} view={view} campaign={campaign} />
      <BudgetCard scope={scope} view={view} campaign={campaign} />
      <FigureCard
        id="revenue"
        view={view}
        result={result}
        trend={trend}
        label={sellsAll(result) ? "Revenue of its deals" : "Revenue of your team's deals"}
        detail={
          spend?.value != null &&
          `${return_on_spend?.value != null ? `${formatFigure(return_on_spend.value, "ratio")} the spend of` : "spend"} ${formatFigure(spend.value, "money", "compact")}`
        }
        href={rowsHref(view.params, metricOf("revenue"), { campaign: String(campaign.id) })}
      />
      <StayCard scope={scope} view={view} />
    </CardGrid>
  );
}

async function BudgetCard({ scope, view, campaign }: CampaignFiguresProps) {
  const { budget_used, spend_pace } = (await loadToDate(scope, view, campaign)).total;
  const elapsed = elapsedShare(campaign, view.context.today);
  return (
    <MetricCard
      metric={metricOf("budget_used")}
      cell={budget_used}
      view={wordsToDate(view, campaign)}
      currency={view.currency}
      target={campaign.budget ? `of ${formatFigure(campaign.budget, "money", "compact")}` : undefined}
      detail={[
        elapsed !== null && elapsed < 1 && `${formatShare(elapsed)} of the days over`,
        typeof spend_pace?.value === "number" && elapsed !== 1 && `pace ${formatShare(spend_pace.value)}`,
        elapsed === 1 && "it is over",
      ]
        .filter(Boolean)
        .join(" · ")}
      href={campaignHref(view, String(campaign.id), true)}
    />
  );
}

/** Whether its customers stay, beside all customers. */
async function StayCard({ scope, view }: { scope: ReadScope; view: PageView }) {
  const { own, all } = await loadStay(scope, view);
  const metric = metricOf("survival");
  const comparison = compareCells(metric, own.total.survival, all.total.survival);
  const cell = own.total.survival;
  return (
    <MetricCard
      metric={metric}
      cell={
        cell?.n === 0 || cell === undefined ? { value: null, note: "it has not won a recurring customer yet" } : cell
      }
      view={view.words}
      currency={view.currency}
      label="Customers who stay a year"
      detail={
        toNumber(cell?.value) !== null && (
          <>
            <Delta comparison={comparison} unit="share" currency={view.currency} versus="all" absolute />
            {cell?.n !== undefined && ` · n ${formatFigure(cell.n, "count")}`}
          </>
        )
      }
    />
  );
}
