import styles from "./legend.module.css";
import { type ChartSeries, colorOf } from "./types";

/** Which series is which, where their names do not fit beside them. */
export function Legend({ series }: { series: readonly ChartSeries[] }) {
  return (
    <ul className={styles.legend}>
      {series.map((one) => (
        <li key={one.id}>
          <span className={styles.key} data-shape={one.shape} style={{ color: colorOf(one) }} />
          {one.endLabel ?? one.name}
        </li>
      ))}
    </ul>
  );
}
