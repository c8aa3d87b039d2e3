import type { ReadScope } from "@/lib/auth/scope";
import type { Campaign } from "@/lib/features/campaigns/types";
import { formatFigure, formatInterval, toNumber } from "@/lib/format/metric";
import { formatPoints } from "@/lib/format/number";
import { formatBucket, formatSpan } from "@/lib/format/period";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricCell, MetricId, MetricResult, MetricRow } from "@/lib/metrics/types";
import { Card } from "@/lib/ui/card";
import { TimeSeries } from "@/lib/ui/charts/time-series";
import type { ChartPoint, ChartSeries } from "@/lib/ui/charts/types";
import { explainMetric } from "@/lib/ui/metric/explain";
import { MetricHelp } from "@/lib/ui/metric/metric-help";
import { EmptyState } from "@/lib/ui/states";
import type { PageView } from "../../_lib/view";
import { hasWaves, loadBrand } from "../_lib/load-brand";

const SERIES = [
  { id: "aided_awareness", name: "Aided", color: "marketing", shape: "line" },
  { id: "unaided_awareness", name: "Unaided", color: "third", shape: "dashed" },
] as const satisfies readonly (ChartSeries & { id: MetricId })[];

/** How well known the brand was over the campaign's time, and what the campaign itself added. */
export async function BrandChart({ scope, view, campaign }: { scope: ReadScope; view: PageView; campaign: Campaign }) {
  const { period, result, ofCampaign } = await loadBrand(scope, view, campaign);
  const words = { ...view.words, period: formatSpan(period), filters: ofCampaign ? view.words.filters : [] };
  const help = (
    <MetricHelp explanation={explainMetric(metricOf("aided_awareness"), result.total.aided_awareness, words)} />
  );
  if (!hasWaves(result))
    return (
      <Card title="Awareness" help={help}>
        <EmptyState title="Nobody was asked">No brand survey was made between {formatSpan(period)}.</EmptyState>
      </Card>
    );
  const lift = result.total.brand_lift;
  return (
    <TimeSeries
      id="awareness"
      title="Awareness over its time"
      subtitle={
        ofCampaign
          ? "Surveys of this campaign, with 95 % intervals"
          : "Surveys of the whole market, which other campaigns move too; none was made of this one. With 95 % intervals"
      }
      help={help}
      footnote={
        ofCampaign ? (
          <LiftWords
            lift={lift}
            help={<MetricHelp explanation={explainMetric(metricOf("brand_lift"), lift, words)} />}
          />
        ) : undefined
      }
      bucket="Month"
      label={`Awareness in ${words.period}`}
      points={pointsOf(result)}
      series={SERIES.filter(({ id }) => result.rows.some(({ cells }) => cells[id]?.value != null))}
      axis={{ unit: "share", currency: view.currency }}
      height={220}
    />
  );
}

function LiftWords({ lift, help }: { lift: MetricCell | undefined; help: React.ReactNode }) {
  const value = toNumber(lift?.value);
  if (value === null || !lift?.interval)
    return <>Nobody was asked in a group that had not seen it, so its lift is not known.</>;
  const chance = lift.interval[0] <= 0 && lift.interval[1] >= 0;
  return (
    <>
      Those who saw it know the brand by {formatPoints(value, "always")} more than those who did not (
      {formatInterval(lift.interval, "share")}){chance ? ", which may be chance" : ", which is not chance"}. {help}
    </>
  );
}

function pointsOf({ rows }: MetricResult): ChartPoint[] {
  return rows.map(({ key, cells }: MetricRow) => {
    const month = String(key.month);
    return {
      key: month,
      label: formatBucket(month),
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
