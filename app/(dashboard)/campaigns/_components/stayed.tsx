import type { ReadScope } from "@/lib/auth/scope";
import type { Campaign } from "@/lib/features/campaigns/types";
import { formatBucket } from "@/lib/format/period";
import { formatQuantity } from "@/lib/format/words";
import { metricOf } from "@/lib/metrics/registry";
import { Card } from "@/lib/ui/card";
import { CohortTable } from "@/lib/ui/charts/cohort-table";
import { explainMetric } from "@/lib/ui/metric/explain";
import { MetricHelp } from "@/lib/ui/metric/metric-help";
import { EmptyState } from "@/lib/ui/states";
import type { PageView } from "../../_lib/view";
import { cohortUnit, loadCampaignCohorts } from "../_lib/load-stay";

const SHOWN = 12;

/** Which of the customers that the campaign won are still there. */
export async function Stayed({ scope, view, campaign }: { scope: ReadScope; view: PageView; campaign: Campaign }) {
  const cohorts = await loadCampaignCohorts(scope, view, campaign);
  const unit = cohortUnit(campaign, scope.today);
  const customers = formatQuantity(
    cohorts.reduce((sum, { size }) => sum + size, 0),
    "customer",
  );
  const shown = cohorts.slice(-SHOWN);
  const longest = Math.max(0, ...shown.map(({ rate }) => rate.findLastIndex((cell) => cell !== null) + 1));
  return (
    <Card
      title="Customers who stayed"
      subtitle={
        longest > 0
          ? `Percent of the ${customers} it won, by ${unit}s since the first purchase. A ${unit} that is not over is empty; cells under 5 customers are grey`
          : `By ${unit}s since the first purchase`
      }
      help={<MetricHelp explanation={explainMetric(metricOf("retention"), undefined, view.words)} />}
    >
      {cohorts.length === 0 && (
        <EmptyState title="It has not won a customer yet">
          A customer is won by the campaign on its first won deal, else by that of its lead. Up to the end of{" "}
          {view.periodName} there is none of {campaign.name}.
        </EmptyState>
      )}
      {cohorts.length > 0 && longest === 0 && (
        <EmptyState title="Too early to say">
          It won {customers}; the first {unit} with it is not over yet.
        </EmptyState>
      )}
      {longest > 0 && (
        <CohortTable
          caption={`Customers won by ${campaign.name} who stayed, percent`}
          first="Won in"
          rows={shown.map(({ cohort, size, rate }) => ({
            key: cohort,
            label: formatBucket(cohort, true),
            size,
            rates: rate.slice(0, longest),
          }))}
        />
      )}
    </Card>
  );
}
