import styles from "./chart-tooltip.module.css";
import { type ChartPoint, type ChartSeries, colorOf } from "./types";

type ChartTooltipProps = { point: ChartPoint | undefined; series: readonly ChartSeries[] };

/** What a point holds, in the texts that its table has too. */
export function ChartTooltip({ point, series }: ChartTooltipProps) {
  if (!point) return null;
  return (
    <div className={styles.tooltip}>
      <p className={styles.title}>{point.title}</p>
      <dl>
        {series.map((one) => (
          <div key={one.id}>
            <dt>
              <span className={styles.key} data-shape={one.shape} style={{ color: colorOf(one) }} />
              {one.name}
            </dt>
            <dd>{point.values[one.id]?.text ?? "—"}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
