import type { Side } from "./area";
import styles from "./bars.module.css";

/** A length between 0 and 100 % of the bar. */
function part(value: number, max: number): string {
  return `${Math.max(0, Math.min(1, value / max)) * 100}%`;
}

type AttainmentBarProps = {
  /** Share of the quota or goal reached. */
  value: number | null;
  /** Share of it that should be reached by now; null: no tick. */
  pace: number | null;
  /** What the whole bar stands for, the same for all bars of a table. */
  max: number;
  side?: Side;
};

/** How much of a quota or goal is reached, with a tick where it should be today. */
export function AttainmentBar({ value, pace, max, side = "sales" }: AttainmentBarProps) {
  return (
    <span className={styles.bar} data-side={side} aria-hidden="true">
      <span className={styles.fill} style={{ width: part(value ?? 0, max) }} />
      {pace !== null && <span className={styles.tick} style={{ left: part(pace, max) }} />}
    </span>
  );
}
