"use client";

import dynamic from "next/dynamic";
import { bandRoom } from "./band-labels";
import { ChartCard } from "./chart-card";
import { SeriesTable } from "./series-table";
import styles from "./short-over-long.module.css";
import type { ChartAxis, ChartBand, ChartPoint, ChartSeries, ChartTarget } from "./types";

const SHORT_HEIGHT = 190;
const LONG_HEIGHT = 170;

const Chart = dynamic(() => import("./time-series-chart").then((module) => module.TimeSeriesChart));

type Half = { readonly name: string; readonly words: string; readonly series: readonly ChartSeries[] };

type ShortOverLongProps = {
  id: string;
  title: string;
  subtitle: React.ReactNode;
  help?: React.ReactNode;
  points: readonly ChartPoint[];
  /** What closes now: bars on each other, with the texts of `total` over them. */
  short: Half & {
    readonly total: ChartSeries;
    readonly target?: ChartTarget | undefined;
    readonly bands: readonly ChartBand[];
  };
  /** What builds slowly: lines as an index, 100 at the start; empty where nothing of it is known. */
  long: Half;
  axis: ChartAxis;
};

/** Closing now over building slowly, on one time axis. */
export function ShortOverLong({ id, title, subtitle, help, points, short, long, axis }: ShortOverLongProps) {
  return (
    <ChartCard
      id={id}
      title={title}
      subtitle={subtitle}
      help={help}
      chart={
        <>
          {long.series.length > 0 && (
            <p className={styles.half} data-side={short.total.color}>
              <strong>{short.name}</strong> {short.words}
            </p>
          )}
          <div style={{ minHeight: SHORT_HEIGHT }}>
            <Chart
              label={`${short.name}: ${short.words}`}
              points={points}
              series={short.series}
              stacked={short.series.map((one) => one.id)}
              barLabels={short.total.id}
              target={short.target}
              bands={short.bands}
              axis={axis}
              height={SHORT_HEIGHT + bandRoom(short.bands)}
              syncId={id}
              beside={{ series: long.series }}
            />
          </div>
          {long.series.length > 0 && (
            <>
              <p className={styles.half} data-side="marketing" data-second="true">
                <strong>{long.name}</strong> {long.words}
              </p>
              <div style={{ minHeight: LONG_HEIGHT }}>
                <Chart
                  label={`${long.name}: ${long.words}`}
                  points={points}
                  series={long.series}
                  axis={{ unit: "index", currency: axis.currency }}
                  base={100}
                  height={LONG_HEIGHT}
                  syncId={id}
                  beside={{ series: [], target: short.target }}
                />
              </div>
            </>
          )}
        </>
      }
      table={
        <SeriesTable
          caption={title}
          first="Month"
          points={points}
          series={[short.total, ...short.series.filter(({ id }) => id !== short.total.id), ...long.series]}
        />
      }
    />
  );
}
