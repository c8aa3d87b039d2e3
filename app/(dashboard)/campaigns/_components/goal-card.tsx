import type { ReadScope } from "@/lib/auth/scope";
import type { Campaign } from "@/lib/features/campaigns/types";
import { formatDate } from "@/lib/format/date";
import { toNumber } from "@/lib/format/metric";
import { formatNumber, formatShare } from "@/lib/format/number";
import { isMetricId, metricOf } from "@/lib/metrics/registry";
import { MetricCard } from "@/lib/ui/metric/metric-card";
import type { PageView } from "../../_lib/view";
import { campaignHref } from "../_lib/campaigns-view";
import { goalPace } from "../_lib/goal-pace";
import { loadToDate } from "../_lib/load-campaign";
import { goalWords, wordsToDate } from "../_lib/to-date";

/** How far the campaign has come to its goal, and whether it will get there. */
export async function GoalCard({ scope, view, campaign }: { scope: ReadScope; view: PageView; campaign: Campaign }) {
  const { total } = await loadToDate(scope, view, campaign);
  const cell = total.goal_attainment;
  const reached = toNumber(cell?.value);
  const [goal] = campaign.goals;
  const single = campaign.goals.length === 1 && goal && isMetricId(goal.metric) ? goal : null;
  const by = campaign.endsOn ? ` by ${formatDate(campaign.endsOn, view.context.today)}` : "";
  return (
    <MetricCard
      metric={metricOf("goal_attainment")}
      cell={cell}
      view={wordsToDate(view, campaign)}
      currency={view.currency}
      label={
        single ? `Goal: ${goalWords(single, view.currency)}${by}` : campaign.goals.length > 0 ? `Goals${by}` : "Goal"
      }
      detail={reached !== null && <GoalDetail view={view} campaign={campaign} reached={reached} />}
      href={campaignHref(view, String(campaign.id), true)}
    />
  );
}

function GoalDetail({ view, campaign, reached }: { view: PageView; campaign: Campaign; reached: number }) {
  const elapsed = goalPace(campaign, view.context.today);
  const many = campaign.goals.length > 1 ? `the one of ${formatNumber(campaign.goals.length)} furthest away` : "";
  if (elapsed === null || elapsed === 0) return <>{many || "to date"}</>;
  if (elapsed === 1) return <>{[reached >= 1 ? "reached" : "missed", many].filter(Boolean).join(" · ")}</>;
  const pace = reached / elapsed;
  const away = Math.abs(pace - 1);
  const words = away < 0.005 ? "on pace" : `${formatShare(away)} ${pace > 1 ? "ahead of" : "behind"} pace`;
  return (
    <>
      {words} · lands near {formatShare(pace)}
      {many && ` · ${many}`}
    </>
  );
}
