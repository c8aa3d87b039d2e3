import Link from "next/link";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { formatBucket } from "@/lib/format/period";
import { DIMENSIONS, isTimeDimension } from "@/lib/metrics/dimensions";
import { metricOf } from "@/lib/metrics/registry";
import type { Dimension, MetricId, MetricResult, MetricRow } from "@/lib/metrics/types";
import { explainMetric } from "@/lib/ui/metric/explain";
import { MetricHelp } from "@/lib/ui/metric/metric-help";
import type { Column } from "@/lib/ui/table/types";
import { entityOf } from "../../_lib/sort-rows";
import type { PageView } from "../../_lib/view";
import { groupHref } from "../_lib/grain";

/** A figure's groups, and the figure itself. */
export function groupColumns(view: PageView, id: MetricId, { query, total }: MetricResult): Column<MetricRow>[] {
  const metric = metricOf(id);
  return [
    ...query.by.map((dimension, index) =>
      groupColumn(dimension, index === 0 ? (row) => groupHref(metric, row, view.params) : null),
    ),
    {
      id,
      header: metric.name,
      help: <MetricHelp explanation={explainMetric(metric, total[id], view.words)} />,
      align: "end",
      sortable: true,
      cell: ({ cells }) => formatFigure(cells[id]?.value ?? null, metric.unit),
      total: formatFigure(total[id]?.value ?? null, metric.unit),
      value: ({ cells }) => toNumber(cells[id]?.value),
    },
  ];
}

function groupColumn(dimension: Dimension, href: ((row: MetricRow) => string | undefined) | null): Column<MetricRow> {
  const nameOf = (row: MetricRow) => {
    const { name } = entityOf(row, dimension);
    return isTimeDimension(dimension) ? formatBucket(name, true) : name;
  };
  return {
    id: dimension,
    header: DIMENSIONS[dimension].label,
    sortable: true,
    firstDescending: false,
    cell: (row) => {
      const target = href?.(row);
      return target ? (
        <Link href={target} prefetch={false}>
          {nameOf(row)}
        </Link>
      ) : (
        nameOf(row)
      );
    },
    value: (row) => entityOf(row, dimension).name,
  };
}
