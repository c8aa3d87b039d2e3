import Link from "next/link";
import { ScrollPlace } from "../scroll-place";
import styles from "./series-table.module.css";
import type { ChartPoint, ChartSeries } from "./types";

type SeriesTableProps = {
  caption: string;
  /** What a row is: `Month`. */
  first: string;
  points: readonly ChartPoint[];
  series: readonly ChartSeries[];
};

/** The same values as a chart's, as a table. */
export function SeriesTable({ caption, first, points, series }: SeriesTableProps) {
  return (
    <ScrollPlace label={caption} className={styles.scroll}>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {series.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.key}>
              <th scope="row">
                {point.href ? (
                  <Link href={point.href} prefetch={false}>
                    {point.title}
                  </Link>
                ) : (
                  point.title
                )}
              </th>
              {series.map(({ id }) => (
                <td key={id}>{point.values[id]?.text ?? "—"}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPlace>
  );
}
