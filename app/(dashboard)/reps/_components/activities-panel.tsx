import { formatFigure, toNumber } from "@/lib/format/metric";
import { formatBucket, formatSpan } from "@/lib/format/period";
import type { MetricRow } from "@/lib/metrics/types";
import { CardGrid, Stack } from "@/lib/ui/card";
import { TimeSeries } from "@/lib/ui/charts/time-series";
import type { ChartPoint, ChartSeries } from "@/lib/ui/charts/types";
import { CardSkeleton } from "@/lib/ui/skeleton";
import { Slot } from "@/lib/ui/slot";
import { contains } from "@/lib/values/period";
import { FigureCard } from "../../_components/figure-card";
import type { PageView } from "../../_lib/view";
import { ACTIVITY_TYPES, loadRepActivities } from "../_lib/load-rep-activities";
import type { RepPanelProps } from "./performance-panel";

const SERIES: readonly ChartSeries[] = [
  { id: "calls", name: "Calls", color: "sales", shape: "line" },
  { id: "emails", name: "E-mails", color: "third", shape: "dashed" },
  { id: "meetings", name: "Meetings", color: "fourth", shape: "line" },
  { id: "demos", name: "Demos", color: "sixth", shape: "dotted" },
];

/** What a rep did: how much of each kind, and when. */
export function ActivitiesPanel(props: RepPanelProps) {
  return (
    <Slot what="The activities" skeleton={<CardSkeleton what="the activities" height={400} />}>
      <Activities {...props} />
    </Slot>
  );
}

async function Activities({ scope, view, rep }: RepPanelProps) {
  const { totals, byTime, unit } = await loadRepActivities(scope, view, rep.id);
  return (
    <Stack>
      <CardGrid columns={4}>
        {ACTIVITY_TYPES.map((id) => (
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
      ACTIVITY_TYPES.map((id) => {
        const value = cells[id]?.value ?? 0;
        return [id, { value: toNumber(value), text: formatFigure(value, "count") }];
      }),
    ),
  };
}
