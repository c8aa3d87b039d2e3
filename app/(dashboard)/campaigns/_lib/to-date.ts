import type { Campaign, CampaignGoal } from "@/lib/features/campaigns/types";
import { formatDate } from "@/lib/format/date";
import { formatFigure } from "@/lib/format/metric";
import { isMetricId, metricOf } from "@/lib/metrics/registry";
import type { ViewWords } from "@/lib/ui/metric/explain";
import { money } from "@/lib/values/money";
import type { PageView } from "../../_lib/view";

/** The words of figures that are of the whole campaign to date, whatever the view's period. */
export function wordsToDate({ words }: PageView, { startsOn }: Campaign): ViewWords {
  return { ...words, period: `Campaign to date${startsOn ? `, since ${formatDate(startsOn)}` : ""}` };
}

/** A goal in words: `800 leads`, `engagement rate of 4 %`. */
export function goalWords({ metric, target }: CampaignGoal, currency: string): string {
  if (!isMetricId(metric)) return metric;
  const { name, unit } = metricOf(metric);
  const figure = unit === "money" ? money(BigInt(Math.round(target)), currency) : target;
  const text = formatFigure(figure, unit, unit === "money" ? "compact" : "full");
  return unit === "count" ? `${text} ${name.toLowerCase()}` : `${name.toLowerCase()} of ${text}`;
}
