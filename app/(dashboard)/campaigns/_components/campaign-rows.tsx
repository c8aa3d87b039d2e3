import type { ReadScope } from "@/lib/auth/scope";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricId } from "@/lib/metrics/types";
import { EmptyState } from "@/lib/ui/states";
import { rowsHref } from "../../_lib/rows-href";
import type { PageView } from "../../_lib/view";
import { campaignHref } from "../_lib/campaigns-view";
import { loadCampaign } from "../_lib/load-campaign";
import { FigureRows } from "./figure-rows";

type CampaignRowsProps = { scope: ReadScope; view: PageView; id: number };

const ENGAGEMENT: readonly MetricId[] = [
  "impressions",
  "reach",
  "frequency",
  "clicks",
  "ctr",
  "engagements",
  "engagement_rate",
  "visits",
  "visitors",
  "spend",
  "cpm",
  "cpc",
  "cpl",
];
const DEALS: readonly MetricId[] = [
  "created_deals",
  "open_deals",
  "pipeline",
  "won_deals",
  "lost_deals",
  "win_rate",
  "avg_deal",
  "revenue",
  "new_customers",
];

/** Who saw the campaign, what they did, and what that cost. */
export async function Engagement({ scope, view, id }: CampaignRowsProps) {
  const result = await loadCampaign(scope, view);
  const days = campaignHref(view, String(id), true);
  return (
    <FigureRows
      title="Engagement"
      subtitle="What was reported of it, and what each step cost"
      view={view}
      result={result}
      metrics={ENGAGEMENT}
      href={(metric) => (metricOf(metric).rows === "campaign_days" ? days : undefined)}
      empty={
        <EmptyState title="Nothing was reported">
          There is no campaign day in {view.words.period}. Choose a period in which the campaign ran.
        </EmptyState>
      }
    />
  );
}

/** What sales made of it: the deals that have the campaign written on them. */
export async function CampaignDeals({ scope, view, id }: CampaignRowsProps) {
  const result = await loadCampaign(scope, view);
  return (
    <FigureRows
      title="What sales made of it"
      subtitle="Deals with this campaign written on them; their figures open them"
      view={view}
      result={result}
      metrics={DEALS}
      href={(metric) =>
        metricOf(metric).rows === "deals"
          ? rowsHref(view.params, metricOf(metric), { campaign: String(id) })
          : undefined
      }
      empty={<EmptyState title="It has no deals">No deal in {view.words.period} has this campaign on it.</EmptyState>}
    />
  );
}
