import { queryMetrics } from "@/lib/features/metrics/queries";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { formatBucket, formatSpan } from "@/lib/format/period";
import type { MetricId, MetricRow } from "@/lib/metrics/types";
import { CardGrid, Stack } from "@/lib/ui/card";
import { TimeSeries } from "@/lib/ui/charts/time-series";
import type { ChartPoint, ChartSeries } from "@/lib/ui/charts/types";
import { CardSkeleton } from "@/lib/ui/skeleton";
import { Slot } from "@/lib/ui/slot";
import { contains, lengthInDays } from "@/lib/values/period";
import { FigureCard } from "../../_components/figure-card";
import type { PageView } from "../../_lib/view";
import type { RepPanelProps } from "./performance-panel";

const TYPES = ["calls", "emails", "meetings", "demos"] as const satisfies readonly MetricId[];
const SERIES: readonly ChartSeries[] = [
  { id: "calls", name: "Calls", color: "sales", shape: "line" },
  { id: "emails", name: "E-mails", color: "third", shape: "dashed" },
  { id: "meetings", name: "Meetings", color: "fourth", shape: "line" },
  { id: "demos", name: "Demos", color: "sixth", shape: "dotted" },
];
const WEEKLY_UP_TO = 200;

/** What a rep did: how much of each kind, and when. */
export function ActivitiesPanel(props: RepPanelProps) {
  return (
    <Slot what="The activities" skeleton={<CardSkeleton what="the activities" height={400} />}>
      <Activities {...props} />
    </Slot>
  );
}

async function Activities({ scope, view, rep }: RepPanelProps) {
  const filters = [{ dimension: "rep" as const, values: [String(rep.id)] }];
  const unit = lengthInDays(view.state.period) > WEEKLY_UP_TO ? "month" : "week";
  const [totals, byTime] = await Promise.all([
    queryMetrics(scope, {
      metrics: TYPES,
      by: [],
      period: view.state.period,
      filters,
      ...(view.state.compare ? { compare: view.state.compare } : {}),
    }),
    queryMetrics(scope, { metrics: TYPES, by: [unit], period: view.state.period, filters, fill: true }),
  ]);
  return (
    <Stack>
      <CardGrid columns={4}>
        {TYPES.map((id) => (
          <FigureCard key={id} id={id} view={view} result={totals} trend={byTime} />
        ))}
      </CardGrid>
      <TimeSeries
        id="activities"
        title={`Activities a ${unit}`}
        bucket={unit === "week" ? "Week" : "Month"}
        label={`Activities a ${unit} in ${view.words.period}`}
        points={byTime.rows.map((row) => pointOf(row, unit, view))}
        series={SERIES}
        axis={{ unit: "count", currency: view.currency }}
        height={260}
      />
    </Stack>
  );
}

function pointOf({ key, span, cells }: MetricRow, unit: "week" | "month", view: PageView): ChartPoint {
  const bucket = String(key[unit]);
  const running = span !== undefined && contains(span, view.context.today);
  return {
    key: bucket,
    label: formatBucket(bucket),
    title: `${formatBucket(bucket, true)}${span ? `, ${formatSpan(span, view.context.today)}` : ""}${running ? ", so far" : ""}`,
    running,
    values: Object.fromEntries(
      TYPES.map((id) => {
        const value = cells[id]?.value ?? 0;
        return [id, { value: toNumber(value), text: formatFigure(value, "count") }];
      }),
    ),
  };
}
