import { formatFigure, formatInterval, toNumber } from "@/lib/format/metric";
import { formatPoints } from "@/lib/format/number";
import { formatBucket } from "@/lib/format/period";
import { formatList } from "@/lib/format/words";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricCell, MetricResult } from "@/lib/metrics/types";
import { explainMetric, type ViewWords } from "@/lib/ui/metric/explain";
import { MetricHelp } from "@/lib/ui/metric/metric-help";

/** What the surveys of the campaign itself found: awareness where they were few, and the lift of those who saw it. */
export function OwnSurvey({ result, words }: { result: MetricResult; words: ViewWords }) {
  const { aided_awareness, unaided_awareness, brand_lift } = result.total;
  const months = result.rows.map(({ key }) => formatBucket(String(key.month), true));
  if (months.length === 0) return <>No survey was made of this campaign, so its own share in this is not known.</>;
  const shares = [shareWords("aided", aided_awareness), shareWords("unaided", unaided_awareness)].filter(
    (text) => text !== null,
  );
  return (
    <>
      Asked about this campaign in {months.length > 2 ? `${months.length} months` : formatList(months)}
      {shares.length > 0 && `: ${formatList(shares)}`}. <Lift lift={brand_lift} />{" "}
      <MetricHelp explanation={explainMetric(metricOf("brand_lift"), brand_lift, words)} />
    </>
  );
}

function shareWords(name: string, cell: MetricCell | undefined): string | null {
  if (cell?.value == null) return null;
  const interval = cell.interval ? ` (${formatInterval(cell.interval, "share")})` : "";
  return `${name} ${formatFigure(cell.value, "share")}${interval}`;
}

/** Exposed less control, and whether that can be told from chance. */
function Lift({ lift }: { lift: MetricCell | undefined }) {
  const value = toNumber(lift?.value);
  if (value === null || !lift?.interval) return <>No group that had not seen it was asked, so its lift is not known.</>;
  const [low, high] = lift.interval;
  const chance = low <= 0 && high >= 0;
  return (
    <>
      Of those who saw it,{" "}
      <strong>
        {formatPoints(Math.abs(value))} {value >= 0 ? "more" : "fewer"}
      </strong>{" "}
      know the brand than of those who did not ({formatPoints(low, "always")} to {formatPoints(high, "always")}):{" "}
      {chance ? "this may be chance" : "not chance"}.
    </>
  );
}
