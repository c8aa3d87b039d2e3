import { formatCount, formatPercentFigure } from "@/lib/format/number";
import { ScrollPlace } from "../scroll-place";
import styles from "./cohort-table.module.css";

export type CohortRow = {
  readonly key: string;
  readonly label: string;
  /** Something that was special about it: `offer`. */
  readonly mark?: string | undefined;
  readonly size: number;
  /** Share still there in bucket 0, 1, 2 …; null where the bucket is not over. */
  readonly rates: readonly (number | null)[];
};

type CohortTableProps = {
  caption: string;
  /** What a row is: `Won in`. */
  first: string;
  rows: readonly CohortRow[];
};

/** Fewer than this say nothing about a share. */
const FEW = 5;

/** Who is still there, by when they came: a table that can be read at a glance. */
export function CohortTable({ caption, first, rows }: CohortTableProps) {
  const buckets = Math.max(...rows.map(({ rates }) => rates.length), 0);
  return (
    <ScrollPlace label={caption} className={styles.scroll}>
      <table className={styles.cohorts}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col">n</th>
            {Array.from({ length: buckets }, (_, bucket) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place in time is the identity
              <th key={bucket} scope="col">
                {bucket === 0 ? "0" : `+${bucket}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-few={row.size < FEW || undefined}>
              <th scope="row">
                {row.label}
                {row.mark && <span className={styles.mark}>{row.mark}</span>}
              </th>
              <td className={styles.size}>{formatCount(row.size)}</td>
              {Array.from({ length: buckets }, (_, bucket) => (
                <Cell
                  // biome-ignore lint/suspicious/noArrayIndexKey: the place in time is the identity
                  key={bucket}
                  rate={row.rates[bucket] ?? null}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPlace>
  );
}

function Cell({ rate }: { rate: number | null }) {
  if (rate === null) return <td />;
  return (
    <td className={styles.cell} style={{ "--heat-share": (0.06 + 0.3 * rate ** 2).toFixed(3) } as React.CSSProperties}>
      {formatPercentFigure(rate)}
    </td>
  );
}
