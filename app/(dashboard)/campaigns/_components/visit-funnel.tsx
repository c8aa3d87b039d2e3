import type { ReadScope } from "@/lib/auth/scope";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricId, MetricResult } from "@/lib/metrics/types";
import { Card } from "@/lib/ui/card";
import { Funnel, type FunnelStep } from "@/lib/ui/charts/funnel";
import { explainMetric } from "@/lib/ui/metric/explain";
import { MetricHelp } from "@/lib/ui/metric/metric-help";
import { EmptyState } from "@/lib/ui/states";
import { rowsHref } from "../../_lib/rows-href";
import type { PageView } from "../../_lib/view";
import { campaignHref } from "../_lib/campaigns-view";
import { loadCampaign } from "../_lib/load-campaign";

type Step = { readonly id: MetricId; readonly name: string; readonly share?: MetricId };

const STEPS: readonly Step[] = [
  { id: "visits", name: "Visits" },
  { id: "leads", name: "Leads" },
  { id: "mqls", name: "MQL", share: "lead_to_mql" },
  { id: "sqls", name: "SQL", share: "mql_to_sql" },
  { id: "opportunities", name: "Opportunities", share: "sql_to_opportunity" },
  { id: "customers", name: "Customers", share: "opportunity_to_customer" },
];

/** From visit to customer: who reached each step in the period, and how many of those before have come so far. */
export async function VisitFunnel({ scope, view, id }: { scope: ReadScope; view: PageView; id: number }) {
  const result = await loadCampaign(scope, view);
  const campaign = String(id);
  const href = (metric: MetricId) =>
    metric === "visits" ? campaignHref(view, campaign, true) : rowsHref(view.params, metricOf(metric), { campaign });
  const steps = STEPS.map((step) => stepOf(step, result, href));
  return (
    <Card
      title="From visit to customer"
      subtitle="Who reached each step in the period. The share is of those who reached the step before, so far; the last have had the least time"
      help={
        <MetricHelp
          explanation={explainMetric(metricOf("lead_to_customer"), result.total.lead_to_customer, view.words)}
        />
      }
    >
      {steps.some(({ value }) => value) ? (
        <Funnel caption="From visit to customer" steps={steps} />
      ) : (
        <EmptyState title="Nobody came in this period">
          There is no visit and no lead of this campaign in {view.words.period}.
        </EmptyState>
      )}
    </Card>
  );
}

function stepOf(
  { id, name, share }: Step,
  { total }: MetricResult,
  href: (metric: MetricId) => string | undefined,
): FunnelStep {
  const value = total[id]?.value ?? null;
  return {
    id,
    name,
    value: toNumber(value),
    text: formatFigure(value, "count"),
    share: share ? formatFigure(total[share]?.value ?? null, "share") : id === "visits" ? "" : null,
    href: value === null ? undefined : href(id),
    shareHref: share && total[share]?.value != null ? href(share) : undefined,
    plain: id === "visits",
  };
}
