import type { ReadScope } from "@/lib/auth/scope";
import { toNumber } from "@/lib/format/metric";
import { formatMajor } from "@/lib/format/money";
import { formatBucket } from "@/lib/format/period";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricResult } from "@/lib/metrics/types";
import { TimeSeries } from "@/lib/ui/charts/time-series";
import type { ChartPoint, ChartSeries } from "@/lib/ui/charts/types";
import { addDays, type CalendarDate, daysBetween } from "@/lib/values/calendar-date";
import { elapsedDays, isRunning, lengthInDays, type Period } from "@/lib/values/period";
import { rowsHref } from "../../_lib/rows-href";
import type { PageView } from "../../_lib/view";
import { loadRepDays, loadRepFigures } from "../_lib/load-rep";

const LONGEST = 370;

/** How revenue has added up over the period beside a straight way to the quota. */
export async function QuotaChart({ scope, view, repId }: { scope: ReadScope; view: PageView; repId: number }) {
  if (lengthInDays(view.state.period) > LONGEST) return null;
  const [figures, days] = await Promise.all([loadRepFigures(scope, view, repId), loadRepDays(scope, view, repId)]);
  const quota = toNumber(figures.total.quota?.value);
  const series: ChartSeries[] = [
    { id: "revenue", name: "Revenue", color: "sales", shape: "line" },
    ...(quota === null ? [] : [{ id: "way", name: "Way to quota", color: "grey", shape: "dashed" } as const]),
  ];
  return (
    <TimeSeries
      id="quota"
      title={quota === null ? "Revenue as it added up" : "Quota"}
      subtitle={paceWords(view, toNumber(figures.total.revenue?.value) ?? 0, quota)}
      bucket="Day"
      label={`Revenue added up by day in ${view.words.period}`}
      points={pointsOf(view, days, quota, repId)}
      series={series}
      axis={{ unit: "money", currency: view.currency }}
      height={220}
    />
  );
}

/** What each day to come would have to bring, beside what each day has brought. */
function paceWords(view: PageView, revenue: number, quota: number | null): string {
  const { period } = view.state;
  const { today } = view.context;
  const elapsed = elapsedDays(period, today);
  const a = (amount: number) => formatMajor(amount, view.currency);
  if (quota === null || elapsed === 0) return `From day to day, ${a(elapsed > 0 ? revenue / elapsed : 0)} a day`;
  if (!isRunning(period, today)) return `${a(revenue)} of ${a(quota)}`;
  const left = lengthInDays(period) - elapsed;
  if (revenue >= quota) return `The quota of ${a(quota)} is met`;
  if (left === 0) return `${a(quota - revenue)} short on the last day`;
  return `Needs ${a((quota - revenue) / left)} a day from here; was ${a(revenue / elapsed)} so far`;
}

function pointsOf(view: PageView, days: MetricResult, quota: number | null, repId: number): ChartPoint[] {
  const { period } = view.state;
  const { today } = view.context;
  const byDay = new Map(days.rows.map(({ key, cells }) => [String(key.day), toNumber(cells.revenue?.value) ?? 0]));
  let sum = 0;
  return daysOf(period).map((day, index) => {
    sum += byDay.get(day) ?? 0;
    const known = day <= today;
    const way = quota === null ? null : (quota * (index + 1)) / lengthInDays(period);
    return {
      key: day,
      label: formatBucket(day),
      title: formatBucket(day, true),
      running: false,
      values: {
        revenue: { value: known ? sum : null, text: known ? formatMajor(sum, view.currency) : "—" },
        way: { value: way, text: formatMajor(way, view.currency) },
      },
      href: known
        ? rowsHref(view.params, metricOf("revenue"), {
            rep: String(repId),
            tab: null,
            period: "custom",
            from: period.from,
            to: addDays(day, 1),
          })
        : undefined,
    };
  });
}

function daysOf({ from, to }: Period): CalendarDate[] {
  return Array.from({ length: daysBetween(from, to) }, (_, day) => addDays(from, day));
}
