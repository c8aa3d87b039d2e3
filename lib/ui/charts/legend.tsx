import styles from "./legend.module.css";
import { type ChartSeries, colorOf } from "./types";

/** Which series is which, where their names do not fit beside them; and how a bar whose time is not over looks. */
export function Legend({ series, running = false }: { series: readonly ChartSeries[]; running?: boolean }) {
  return (
    <ul className={styles.legend}>
      {series.map((one) => (
        <li key={one.id}>
          <span className={styles.key} data-shape={one.shape} style={{ color: colorOf(one) }} />
          {one.endLabel ?? one.name}
        </li>
      ))}
      {running && (
        <li>
          <span className={styles.key} data-shape="bars" data-running="true" />
          Not over yet
        </li>
      )}
    </ul>
  );
}
