import Link from "next/link";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricCell, MetricId, MetricResult } from "@/lib/metrics/types";
import { Card } from "@/lib/ui/card";
import { compareCells } from "@/lib/ui/metric/compare-cells";
import { Delta } from "@/lib/ui/metric/delta";
import { explainMetric } from "@/lib/ui/metric/explain";
import { Interval } from "@/lib/ui/metric/interval";
import { MetricHelp } from "@/lib/ui/metric/metric-help";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import type { PageView } from "../../_lib/view";
import styles from "./figure-rows.module.css";

type FigureRowsProps = {
  title: string;
  subtitle: string;
  view: PageView;
  result: MetricResult;
  metrics: readonly MetricId[];
  /** Where a figure's rows are. */
  href: (id: MetricId) => string | undefined;
  empty: React.ReactNode;
};

/** Several figures of one thing below each other, each with its change. Figures that are not known stay away. */
export function FigureRows({ title, subtitle, view, result, metrics, href, empty }: FigureRowsProps) {
  const known = metrics.filter((id) => result.total[id]?.value != null);
  const columns: Column<MetricId>[] = [
    {
      id: "metric",
      header: "Figure",
      cell: (id) => (
        <>
          {metricOf(id).name} <MetricHelp explanation={explainMetric(metricOf(id), result.total[id], view.words)} />
        </>
      ),
    },
    { id: "value", header: view.periodName, align: "end", cell: (id) => figure(id, result, href(id)) },
  ];
  const change: Column<MetricId> = {
    id: "change",
    header: "Change",
    align: "end",
    cell: (id) => (
      <Delta
        comparison={compareCells(metricOf(id), result.total[id], result.previousTotal?.[id])}
        unit={metricOf(id).unit}
        currency={view.currency}
      />
    ),
  };
  return (
    <Card title={title} subtitle={view.versus ? `${subtitle}. Change vs ${view.versus}` : subtitle}>
      <DataTable
        caption={`${title} in ${view.words.period}`}
        columns={view.versus ? [...columns, change] : columns}
        rows={known}
        rowKey={(id) => id}
        path={view.path}
        params={view.params}
        empty={empty}
      />
    </Card>
  );
}

const SMALL = 100;

/** Below a hundred, cents tell costs apart. */
function isSmallMoney(cell: MetricCell | undefined): boolean {
  const amount = toNumber(cell?.value) ?? 0;
  return typeof cell?.value === "object" && amount !== 0 && Math.abs(amount) < SMALL;
}

function figure(id: MetricId, { total }: MetricResult, href: string | undefined) {
  const { unit } = metricOf(id);
  const cell = total[id];
  const text = formatFigure(cell?.value ?? null, unit, isSmallMoney(cell) ? "exact" : "full");
  return (
    <>
      {href ? (
        <Link href={href} prefetch={false} className={styles.figure}>
          {text}
        </Link>
      ) : (
        text
      )}{" "}
      {cell?.interval && <Interval range={cell.interval} unit={unit} />}
    </>
  );
}
