import type { ReadScope } from "@/lib/auth/scope";
import type { Campaign } from "@/lib/features/campaigns/types";
import { formatDate } from "@/lib/format/date";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { formatShare } from "@/lib/format/number";
import { formatQuantity } from "@/lib/format/words";
import type { MetricId, MetricResult } from "@/lib/metrics/types";
import type { PageView } from "../../_lib/view";
import { soFar } from "../_lib/campaigns-view";
import { campaignSpan } from "../_lib/goal-pace";
import { loadCampaign } from "../_lib/load-campaign";
import { loadStay, type Stay } from "../_lib/load-stay";
import { sellsAll } from "../_lib/sells-all";

const SIGNS = ["leads", "new_customers", "revenue"] as const satisfies readonly MetricId[];

/** Is the campaign working, and what did it bring? */
export async function CampaignAnswer({
  scope,
  view,
  campaign,
}: {
  scope: ReadScope;
  view: PageView;
  campaign: Campaign;
}) {
  const [result, stay] = await Promise.all([loadCampaign(scope, view), loadStay(scope, view)]);
  const span = campaignSpan(campaign);
  const { period } = view.state;
  if (span && span.from >= period.to)
    return (
      <p>
        It begins on {formatDate(span.from)}, after {view.periodName}.
      </p>
    );
  const ended = span !== null && span.to <= period.from && campaign.endsOn !== null;
  const nothing = SIGNS.every((id) => !toNumber(result.total[id]?.value));
  return (
    <p>
      {ended &&
        `It ended on ${formatDate(campaign.endsOn)}${nothing ? `; nothing more came of it in ${view.periodName}` : ""}. `}
      {!(ended && nothing) && <Brought view={view} result={result} />}
      <Stayed stay={stay} />
    </p>
  );
}

function Brought({ view, result }: { view: PageView; result: MetricResult }) {
  const { total } = result;
  const { leads, new_customers, spend, revenue, return_on_spend } = total;
  return (
    <>
      {view.periodName}
      {soFar(view)}: <strong>{formatQuantity(toNumber(leads?.value) ?? 0, "lead")}</strong> and{" "}
      {formatQuantity(toNumber(new_customers?.value) ?? 0, "new customer")}
      {spend?.value != null && ` for ${formatFigure(spend.value, "money", "compact")}`}.{" "}
      {sellsAll(result) ? "Its" : "Your team's"} deals made{" "}
      <strong>{formatFigure(revenue?.value ?? null, "money", "compact")}</strong>
      {return_on_spend?.value != null && `, ${formatFigure(return_on_spend.value, "ratio")} the spend`}.{" "}
    </>
  );
}

function Stayed({ stay: { own, all } }: { stay: Stay }) {
  const [mine, overall] = [toNumber(own.total.survival?.value), toNumber(all.total.survival?.value)];
  if (mine === null) return null;
  return (
    <>
      Of its customers <strong>{formatShare(mine)}</strong> stay longer than a year
      {overall !== null && `, against ${formatShare(overall)} of all`}.
    </>
  );
}
