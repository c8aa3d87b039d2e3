import { formatInterval } from "@/lib/format/metric";
import type { MetricUnit } from "@/lib/metrics/definition";
import styles from "./interval.module.css";

/** A figure's 95 % interval in grey beside it. */
export function Interval({ range, unit }: { range: readonly [number, number]; unit: MetricUnit }) {
  const text = formatInterval(range, unit);
  return (
    <span className={styles.interval} title={`95 % interval: ${text}`}>
      {text}
    </span>
  );
}
