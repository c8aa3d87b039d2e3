"use client";

import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import styles from "./time-series-chart.module.css";
import { type ChartPoint, type ChartSeries, colorOf } from "./types";

const LINE_HEIGHT = 15;

type EndLabelsProps = {
  points: readonly ChartPoint[];
  series: readonly ChartSeries[];
  /** In its last place, where a line ends, or beside it, clear of the bar there. */
  position: "middle" | "end";
};

/** Names lines at their ends, moved apart where they would cover each other. */
export function EndLabels({ points, series, position }: EndLabelsProps) {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  const other = useYAxisScale("other");
  if (!area || !x || !y) return null;
  const ends = series
    .flatMap((one) => {
      const last = points.findLast((point) => point.values[one.id]?.value != null);
      const value = last?.values[one.id]?.value;
      const at = value == null ? undefined : (one.otherAxis ? other : y)?.(value);
      const end = last && x(last.key, { position });
      return at === undefined || end === undefined ? [] : [{ one, at, end }];
    })
    .sort((a, b) => a.at - b.at);
  let floor = Number.NEGATIVE_INFINITY;
  return (
    <g>
      {ends.map(({ one, at, end }) => {
        floor = Math.max(at, floor + LINE_HEIGHT);
        return (
          <text
            key={one.id}
            x={Math.min(end, area.x + area.width) + 8}
            y={floor}
            dominantBaseline="middle"
            fill={one.color === "grey" ? "var(--ink2)" : colorOf(one)}
            className={styles.end}
          >
            {one.endLabel ?? one.name}
          </text>
        );
      })}
    </g>
  );
}
