import Link from "next/link";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { formatShare } from "@/lib/format/number";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricCell, MetricId, MetricResult, MetricRow } from "@/lib/metrics/types";
import { explainMetric } from "@/lib/ui/metric/explain";
import { Interval } from "@/lib/ui/metric/interval";
import { MetricHelp } from "@/lib/ui/metric/metric-help";
import type { Column } from "@/lib/ui/table/types";
import { rowsHref } from "../_lib/rows-href";
import type { PageView } from "../_lib/view";
import styles from "./metric-column.module.css";

/** Fewer observations than this say little: the figure is grey and says how many. */
const FEW = 5;

type MetricColumnOptions = {
  /** A shorter head than the metric's name. */
  header?: string;
  usual?: boolean;
  /** Decimals of a share; one number for the whole column. */
  digits?: number;
  /** What narrows the figure's rows down to the table's row: `{ rep: "3" }`. */
  filter: (row: MetricRow) => Readonly<Record<string, string>>;
  /** Where a figure's rows are, when the metric's own page is not the place; of the total, with null. */
  href?: (row: MetricRow | null) => string | undefined;
  /** Something after the figure. */
  after?: (row: MetricRow) => React.ReactNode;
};

/** A metric as a column: figures that open their rows, the total from sums, the registry's own words behind ƒ. */
export function metricColumn(
  id: MetricId,
  view: PageView,
  result: MetricResult,
  { header, usual = true, digits = 0, filter, href, after }: MetricColumnOptions,
): Column<MetricRow> {
  const metric = metricOf(id);
  const hrefOf = (cell: MetricCell | undefined, row: MetricRow | null) =>
    cell?.value == null ? undefined : href ? href(row) : rowsHref(view.params, metric, row ? filter(row) : {});
  return {
    id,
    header: header ?? metric.name,
    help: <MetricHelp explanation={explainMetric(metric, result.total[id], view.words)} />,
    align: "end",
    sortable: true,
    usual,
    cell: (row) => (
      <>
        <Figure id={id} digits={digits} cell={row.cells[id]} href={hrefOf(row.cells[id], row)} />
        {after?.(row)}
      </>
    ),
    total: <Figure id={id} digits={digits} cell={result.total[id]} href={hrefOf(result.total[id], null)} />,
    value: (row) => toNumber(row.cells[id]?.value),
  };
}

type FigureProps = { id: MetricId; digits: number; cell: MetricCell | undefined; href: string | undefined };

function Figure({ id, digits, cell, href }: FigureProps) {
  const { unit } = metricOf(id);
  const value = cell?.value ?? null;
  const text = unit === "share" && typeof value === "number" ? formatShare(value, digits) : formatFigure(value, unit);
  const few = cell?.n !== undefined && cell.n < FEW && cell.value !== null;
  return (
    <>
      {href ? (
        <Link href={href} prefetch={false} className={styles.figure} data-few={few || undefined} title={cell?.note}>
          {text}
        </Link>
      ) : (
        <span title={cell?.note} className={styles.plain} data-few={few || undefined}>
          {text}
        </span>
      )}
      {few ? (
        <span className={styles.few}> n {cell.n}</span>
      ) : (
        cell?.interval && (
          <>
            {" "}
            <Interval range={cell.interval} unit={unit} />
          </>
        )
      )}
    </>
  );
}
