import Link from "next/link";
import type { ReadScope } from "@/lib/auth/scope";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { capitalise, formatCountWord, formatQuantity } from "@/lib/format/words";
import type { MetricRow } from "@/lib/metrics/types";
import { entityOf } from "../../_lib/sort-rows";
import type { PageView } from "../../_lib/view";
import { campaignHref, soFar } from "../_lib/campaigns-view";
import { goalPace } from "../_lib/goal-pace";
import { type CampaignsData, loadCampaigns } from "../_lib/load-campaigns";
import { sellsAll } from "../_lib/sells-all";

const FAR_BEHIND = 0.8;
const NAMED = 3;

/** What campaigns cost, what they brought, and which of them will miss their goals. */
export async function CampaignsAnswer({ scope, view }: { scope: ReadScope; view: PageView }) {
  const data = await loadCampaigns(scope, view);
  if (!data) return <p>No campaign has been imported yet.</p>;
  const { total, rows } = data.result;
  if (rows.length === 0) return <p>No campaign ran or brought anything in {view.words.period}.</p>;
  return (
    <p>
      {view.periodName}
      {soFar(view)}: {formatQuantity(rows.length, "campaign")}{" "}
      {total.spend?.value != null && (
        <>
          spent <strong>{formatFigure(total.spend.value, "money", "compact")}</strong> and{" "}
        </>
      )}
      brought <strong>{formatFigure(total.leads?.value ?? null, "count")} leads</strong>
      {total.cpl?.value != null && ` at ${formatFigure(total.cpl.value, "money")} each`}.{" "}
      {sellsAll(data.result) ? "Their" : "Your team's"} deals made{" "}
      <strong>{formatFigure(total.revenue?.value ?? null, "money", "compact")}</strong>
      {total.return_on_spend?.value != null && `, ${formatFigure(total.return_on_spend.value, "ratio")} the spend`}.{" "}
      <Behind view={view} data={data} />
    </p>
  );
}

/** Of the campaigns that run today and have a goal, those that are far from where it should be. */
function Behind({ view, data }: { view: PageView; data: CampaignsData }) {
  const paced = data.result.rows
    .map((row) => ({ row, pace: paceOf(row, view, data) }))
    .filter((entry): entry is { row: MetricRow; pace: number } => entry.pace !== null);
  if (paced.length === 0) return null;
  const behind = paced.filter(({ pace }) => pace < FAR_BEHIND).sort((a, b) => a.pace - b.pace);
  if (behind.length === 0) return <>None of the {formatCountWord(paced.length)} with a goal is far behind it.</>;
  return (
    <>
      {capitalise(formatCountWord(behind.length))} of {formatCountWord(paced.length)} now running with a goal{" "}
      {behind.length === 1 ? "is" : "are"} more than a fifth behind:{" "}
      {behind.slice(0, NAMED).map(({ row }, index) => (
        <span key={entityOf(row, "campaign").id}>
          {index > 0 && "; "}
          <Link href={campaignHref(view, entityOf(row, "campaign").id)} prefetch={false}>
            <strong>{entityOf(row, "campaign").name}</strong>
          </Link>
        </span>
      ))}
      {behind.length > NAMED ? " by the most." : "."}
    </>
  );
}

function paceOf(row: MetricRow, { context: { today } }: PageView, { campaigns }: CampaignsData): number | null {
  const campaign = campaigns.get(entityOf(row, "campaign").id);
  const elapsed = campaign ? goalPace(campaign, today) : null;
  const attained = toNumber(row.cells.goal_attainment?.value);
  return elapsed === null || elapsed === 0 || elapsed === 1 || attained === null ? null : attained / elapsed;
}
