import Link from "next/link";
import { type FigureStyle, formatFigure } from "@/lib/format/metric";
import { decapitalise } from "@/lib/format/words";
import type { MetricDefinition } from "@/lib/metrics/definition";
import { withRows } from "@/lib/metrics/registry";
import type { MetricCell } from "@/lib/metrics/types";
import { Sparkline } from "../charts/sparkline";
import { sideOf } from "./area";
import { compareCells } from "./compare-cells";
import { Delta } from "./delta";
import { explainMetric, type ViewWords } from "./explain";
import { Interval } from "./interval";
import styles from "./metric-card.module.css";
import { MetricHelp } from "./metric-help";

type MetricCardProps = {
  metric: MetricDefinition;
  cell: MetricCell | undefined;
  /** The figure compared with; undefined where nothing is compared. */
  previous?: MetricCell | undefined;
  /** What it is compared with, in words; undefined where nothing is. */
  versus?: string | undefined;
  view: ViewWords;
  currency: string;
  /** A name that fits the page better than the registry's. */
  label?: string;
  /** Right after the figure: `of $1.30M`. */
  target?: string | undefined;
  /** After the change: `pace 106 %`. */
  detail?: React.ReactNode;
  /** A line of its own under the figure: a part of it that must not be overlooked. */
  aside?: React.ReactNode;
  /** One value a bucket, oldest first; null where there is none. */
  trend?: readonly (number | null)[] | undefined;
  /** Where the rows behind the figure are. */
  href?: string | undefined;
  style?: FigureStyle;
};

/** One figure with all that makes it one: name, change, target, course, how it is computed, and its rows. */
export function MetricCard(props: MetricCardProps) {
  const { metric, cell, view, currency, href, style = "headline" } = props;
  const text = formatFigure(cell?.value ?? null, metric.unit, style);
  const label = props.label ?? metric.name;
  const comparison = compareCells(metric, cell, props.previous);
  return (
    <article className={styles.card} data-side={sideOf(metric.area)}>
      <div className={styles.top}>
        <h2 className={styles.label}>{label}</h2>
        <MetricHelp explanation={explainMetric(metric, cell, view)} />
      </div>
      <p className={styles.figure}>
        {href ? (
          <Link
            href={href}
            prefetch={false}
            className={styles.value}
            aria-label={`${label}: ${text}, open ${rowsName(metric)}`}
          >
            {text}
          </Link>
        ) : (
          <span className={styles.value}>{text}</span>
        )}
        {cell?.interval && <Interval range={cell.interval} unit={metric.unit} />}
        {props.target && <span className={styles.target}>{props.target}</span>}
      </p>
      <p className={styles.words}>
        {cell?.value == null && cell?.note ? (
          cell.note
        ) : (
          <>
            {props.versus !== undefined && (
              <Delta comparison={comparison} unit={metric.unit} currency={currency} versus={props.versus} />
            )}
            {props.detail && (
              <span className={styles.detail}>
                {props.versus !== undefined && " · "}
                {props.detail}
              </span>
            )}
          </>
        )}
      </p>
      {props.aside && <p className={styles.aside}>{props.aside}</p>}
      {props.trend && <Sparkline values={props.trend} side={sideOf(metric.area)} />}
    </article>
  );
}

/** Whose rows the figure opens, where they are those of a part of it. */
function rowsName(metric: MetricDefinition): string {
  const behind = withRows(metric);
  return behind === null || behind.id === metric.id ? "its rows" : `the rows of its ${decapitalise(behind.name)}`;
}
