import type { Side } from "../metric/area";
import styles from "./sparkline.module.css";

const WIDTH = 200;
const HEIGHT = 32;
const PAD = 3;

type SparklineProps = {
  /** One value a bucket, oldest first; a gap where there is none. */
  values: readonly (number | null)[];
  side: Side;
  /** The last bucket is still running: its stretch is dotted. */
  running?: boolean;
};

/** The course of a figure in a few pixels. It repeats what charts and tables say, so it is silent. */
export function Sparkline({ values, side, running = true }: SparklineProps) {
  const known = values.filter((value): value is number => value !== null);
  if (known.length < 2) return null;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const points = values.map((value, index) =>
    value === null
      ? null
      : {
          x: (index / (values.length - 1)) * WIDTH,
          y: HEIGHT - PAD - ((value - low) / span) * (HEIGHT - 2 * PAD),
        },
  );
  const done = running ? points.slice(0, -1) : points;
  const last = running ? points.slice(-2) : [];
  return (
    <svg
      className={styles.spark}
      data-side={side}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path d={pathOf(done)} />
      <path d={pathOf(last)} className={styles.running} />
    </svg>
  );
}

function pathOf(points: readonly ({ x: number; y: number } | null)[]): string {
  return points
    .map((point, index) => point && `${points[index - 1] ? "L" : "M"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`)
    .filter(Boolean)
    .join("");
}
