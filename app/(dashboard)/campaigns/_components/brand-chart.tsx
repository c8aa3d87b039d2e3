import type { ReadScope } from "@/lib/auth/scope";
import type { Campaign } from "@/lib/features/campaigns/types";
import { formatFigure, formatInterval, toNumber } from "@/lib/format/metric";
import { formatBucket, formatSpan } from "@/lib/format/period";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricCell, MetricId, MetricResult } from "@/lib/metrics/types";
import { Card } from "@/lib/ui/card";
import { TimeSeries } from "@/lib/ui/charts/time-series";
import type { ChartPoint, ChartSeries } from "@/lib/ui/charts/types";
import { explainMetric } from "@/lib/ui/metric/explain";
import { MetricHelp } from "@/lib/ui/metric/metric-help";
import { EmptyState } from "@/lib/ui/states";
import type { PageView } from "../../_lib/view";
import { countWaves, loadBrand } from "../_lib/load-brand";
import { OwnSurvey } from "./own-survey";

const SERIES = [
  { id: "aided_awareness", name: "Aided", color: "marketing", shape: "line" },
  { id: "unaided_awareness", name: "Unaided", color: "third", shape: "dashed" },
] as const satisfies readonly (ChartSeries & { id: MetricId })[];
const YEAR = 12;

/** How well known the brand was over the campaign's time, and what the campaign itself added. */
export async function BrandChart({ scope, view, campaign }: { scope: ReadScope; view: PageView; campaign: Campaign }) {
  const { period, own, market } = await loadBrand(scope, view, campaign);
  const ofCampaign = countWaves(own) > 1;
  const result = ofCampaign ? own : market;
  const words = {
    ...view.words,
    period: formatSpan(period),
    filters: ofCampaign ? view.words.filters : ["Campaign: none"],
  };
  const survey = <OwnSurvey result={own} words={{ ...words, filters: view.words.filters }} />;
  const help = (
    <MetricHelp explanation={explainMetric(metricOf("aided_awareness"), result.total.aided_awareness, words)} />
  );
  if (countWaves(result) < 2)
    return (
      <Card title="Awareness over its time" help={help}>
        {countWaves(own) > 0 ? (
          survey
        ) : (
          <EmptyState title="Nobody was asked">
            There are not two brand surveys in {formatSpan(period)}, the campaign&rsquo;s time and three months around
            it.
          </EmptyState>
        )}
      </Card>
    );
  return (
    <TimeSeries
      id="awareness"
      title="Awareness over its time"
      subtitle={
        ofCampaign
          ? "Surveys of this campaign; the table has the 95 % intervals"
          : "Surveys of the whole market, which other campaigns move too; the table has the 95 % intervals"
      }
      help={help}
      footnote={survey}
      bucket="Month"
      label={`Awareness in ${words.period}`}
      points={pointsOf(result)}
      series={SERIES.filter(({ id }) => result.rows.some(({ cells }) => cells[id]?.value != null))}
      axis={{ unit: "share", currency: view.currency }}
      height={220}
    />
  );
}

function pointsOf({ rows }: MetricResult): ChartPoint[] {
  return rows.map(({ key, cells }) => {
    const month = String(key.month);
    return {
      key: month,
      label: formatBucket(month, rows.length > YEAR),
      title: formatBucket(month, true),
      running: false,
      values: Object.fromEntries(SERIES.map(({ id }) => [id, awarenessValue(cells[id])])),
    };
  });
}

function awarenessValue(cell: MetricCell | undefined) {
  const text = formatFigure(cell?.value ?? null, "share");
  return {
    value: toNumber(cell?.value),
    text: cell?.interval ? `${text} (${formatInterval(cell.interval, "share")})` : text,
  };
}
