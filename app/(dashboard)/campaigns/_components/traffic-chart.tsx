import type { ReadScope } from "@/lib/auth/scope";
import type { Campaign } from "@/lib/features/campaigns/types";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { formatBucket, formatSpan } from "@/lib/format/period";
import { capitalise } from "@/lib/format/words";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricId, MetricRow } from "@/lib/metrics/types";
import { LinkButton } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { TimeSeries } from "@/lib/ui/charts/time-series";
import type { ChartPoint, ChartSeries } from "@/lib/ui/charts/types";
import { EmptyState } from "@/lib/ui/states";
import { contains, lengthInDays, type Period } from "@/lib/values/period";
import { rowsHref } from "../../_lib/rows-href";
import type { PageView } from "../../_lib/view";
import { wholeTimeHref } from "../_lib/campaigns-view";
import { courseUnit, loadCourse } from "../_lib/load-campaign";

const DRAWN: readonly ChartSeries[] = [
  { id: "leads", name: "Leads", color: "grey", shape: "bars", otherAxis: true },
  { id: "visits", name: "Visits", color: "marketing", shape: "line" },
];
const FURTHER_IDS = ["spend", "impressions", "clicks", "engagements"] as const satisfies readonly MetricId[];
const FURTHER = FURTHER_IDS.map((id): ChartSeries => ({ id, name: metricOf(id).name, color: "grey", shape: "line" }));
const LISTED = ["visits", "leads", ...FURTHER_IDS] as const;

/** Visits over leads through the period; the table beside it has the spend and the rest of each day too. */
export async function TrafficChart({
  scope,
  view,
  campaign,
}: {
  scope: ReadScope;
  view: PageView;
  campaign: Campaign;
}) {
  const { rows } = await loadCourse(scope, view);
  const unit = courseUnit(view);
  const adverb = { day: "daily", week: "weekly", month: "monthly" }[unit];
  const title = `Traffic and leads, ${adverb}`;
  if (!rows.some(({ cells }) => LISTED.some((id) => toNumber(cells[id]?.value))))
    return <NoDays title={title} view={view} campaign={campaign} />;
  return (
    <TimeSeries
      id="traffic"
      title={title}
      subtitle="Visits as reported; leads by their first contact, which a click opens. Each has its own scale"
      bucket={capitalise(unit)}
      label={`${title}, in ${view.words.period}`}
      points={rows.map((row) => pointOf(row, unit, view, campaign))}
      series={DRAWN}
      tableSeries={FURTHER}
      axis={{ unit: "count", currency: view.currency }}
      height={240}
    />
  );
}

function pointOf(
  { key, span, cells }: MetricRow,
  unit: "day" | "week" | "month",
  view: PageView,
  { id: campaign }: Campaign,
): ChartPoint {
  const bucket = String(key[unit]);
  const running = span !== undefined && contains(span, view.context.today);
  const days = span && unit === "week" && lengthInDays(span) > 1 ? `, ${formatSpan(span, view.context.today)}` : "";
  return {
    key: bucket,
    label: formatBucket(bucket),
    title: `${formatBucket(bucket, true)}${days}${running ? ", so far" : ""}`,
    running,
    values: Object.fromEntries(
      LISTED.map((id) => {
        const value = cells[id]?.value ?? (id === "leads" ? 0 : null);
        return [id, { value: toNumber(value), text: formatFigure(value, metricOf(id).unit) }];
      }),
    ),
    href: span && cells.leads?.value ? leadsHref(view, span, campaign) : undefined,
  };
}

function leadsHref(view: PageView, { from, to }: Period, campaign: number): string | undefined {
  return rowsHref(view.params, metricOf("leads"), { campaign: String(campaign), period: "custom", from, to });
}

function NoDays({ title, view, campaign }: { title: string; view: PageView; campaign: Campaign }) {
  const href = wholeTimeHref(view, campaign);
  return (
    <Card title={title}>
      <EmptyState
        title="No day of it is reported here"
        action={href && <LinkButton href={href}>Show its whole time</LinkButton>}
      >
        There is neither a campaign day nor a lead of {campaign.name} in {view.words.period}.
      </EmptyState>
    </Card>
  );
}
