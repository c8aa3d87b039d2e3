"use client";

import dynamic from "next/dynamic";
import { ChartCard } from "./chart-card";
import { SeriesTable } from "./series-table";
import type { TimeSeriesChartProps } from "./time-series-chart";
import type { ChartSeries } from "./types";

const Chart = dynamic(() => import("./time-series-chart").then((module) => module.TimeSeriesChart));

type TimeSeriesProps = TimeSeriesChartProps & {
  id: string;
  title: string;
  subtitle?: React.ReactNode;
  help?: React.ReactNode;
  footnote?: React.ReactNode;
  /** What a point is, as the head of the table's first column: `Month`. */
  bucket: string;
  /** Further columns of the table, for what is known of each point and not drawn. */
  tableSeries?: readonly ChartSeries[];
};

/** A chart over time in a card, with its table. The drawing code is loaded with the first chart. */
export function TimeSeries({
  id,
  title,
  subtitle,
  help,
  footnote,
  bucket,
  tableSeries = [],
  ...chart
}: TimeSeriesProps) {
  return (
    <ChartCard
      id={id}
      title={title}
      subtitle={subtitle}
      help={help}
      footnote={footnote}
      chart={
        <div style={{ minHeight: chart.height }}>
          <Chart {...chart} />
        </div>
      }
      table={
        <SeriesTable
          caption={chart.label}
          first={bucket}
          points={chart.points}
          series={[...chart.series, ...tableSeries]}
        />
      }
    />
  );
}
