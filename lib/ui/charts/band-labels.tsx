"use client";

import { usePlotArea, useXAxisScale } from "recharts";
import styles from "./time-series-chart.module.css";
import type { ChartBand } from "./types";

const ROW_HEIGHT = 15;
const LETTER_WIDTH = 6.6;
const ROWS = 3;

/** How much room over the plot the bands' names need: a row for each band that begins while others run. */
export function bandRoom(bands: readonly ChartBand[]): number {
  const depth = bands.map(({ from }) => bands.filter((band) => band.from <= from && from <= band.to).length);
  return Math.min(Math.max(0, ...depth), ROWS) * ROW_HEIGHT + (bands.length > 0 ? 4 : 0);
}

/**
 * The bands' names over the plot, in as many rows as they need so as not to cover each other; those
 * without room are left to the table. `above` px over the plot are taken by the bars' figures.
 */
export function BandLabels({ bands, above }: { bands: readonly ChartBand[]; above: number }) {
  const area = usePlotArea();
  const x = useXAxisScale();
  if (!area || !x) return null;
  const ends: number[] = [];
  return (
    <g>
      {bands.map((band) => {
        const from = x(band.from, { position: "start" });
        if (from === undefined) return null;
        const width = band.label.length * LETTER_WIDTH;
        const start = Math.min(from, area.x + area.width - width);
        const free = ends.findIndex((end) => end < start);
        const row = free === -1 ? ends.length : free;
        if (row >= ROWS) return null;
        ends[row] = start + width + 8;
        return (
          <text
            key={`${band.from} ${band.label}`}
            x={start + 2}
            y={area.y - above - 6 - row * ROW_HEIGHT}
            className={styles.band}
          >
            {band.label}
          </text>
        );
      })}
    </g>
  );
}
