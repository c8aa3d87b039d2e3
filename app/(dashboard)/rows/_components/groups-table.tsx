import Link from "next/link";
import type { ReadScope } from "@/lib/auth/scope";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { formatBucket } from "@/lib/format/period";
import { decapitalise, formatQuantity } from "@/lib/format/words";
import { DIMENSIONS, isTimeDimension } from "@/lib/metrics/dimensions";
import { metricOf } from "@/lib/metrics/registry";
import type { Dimension, MetricId, MetricRow } from "@/lib/metrics/types";
import { Card } from "@/lib/ui/card";
import { explainMetric } from "@/lib/ui/metric/explain";
import { MetricHelp } from "@/lib/ui/metric/metric-help";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import { Pagination } from "@/lib/ui/table/pagination";
import type { Column } from "@/lib/ui/table/types";
import { readPage } from "@/lib/ui/url/table-state";
import { entityOf } from "../../_lib/sort-rows";
import type { PageView } from "../../_lib/view";
import { grainOf, groupHref } from "../_lib/grain";
import { loadGroups } from "../_lib/load-groups";

const PAGE_SIZE = 100;

/** A figure in its finest groups, with the figure itself as their total. */
export async function GroupsTable({ scope, view, id }: { scope: ReadScope; view: PageView; id: MetricId }) {
  const metric = metricOf(id);
  const by = grainOf(metric);
  const result = await loadGroups(scope, view, id);
  const rows = result.rows.filter(({ cells }) => toNumber(cells[id]?.value));
  const page = readPage(view.params);
  const columns: Column<MetricRow>[] = [
    ...by.map((dimension, index) => groupColumn(dimension, index === 0 ? (row) => groupHref(metric, row) : null)),
    {
      id,
      header: metric.name,
      help: <MetricHelp explanation={explainMetric(metric, result.total[id], view.words)} />,
      align: "end",
      cell: ({ cells }) => formatFigure(cells[id]?.value ?? null, metric.unit),
      total: formatFigure(result.total[id]?.value ?? null, metric.unit),
      value: ({ cells }) => toNumber(cells[id]?.value),
    },
  ];
  return (
    <Card title={`The parts of ${decapitalise(metric.name)}`} subtitle={metric.description}>
      <DataTable
        caption={`${metric.name} in ${view.words.period}`}
        columns={columns}
        rows={rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
        rowKey={(row) => JSON.stringify(row.key)}
        path={view.path}
        params={view.params}
        totalLabel={formatQuantity(rows.length, "row")}
        empty={<EmptyState title={`There is nothing behind ${decapitalise(metric.name)} in ${view.words.period}`} />}
      />
      <Pagination page={page} pageSize={PAGE_SIZE} count={rows.length} path={view.path} params={view.params} />
    </Card>
  );
}

function groupColumn(dimension: Dimension, href: ((row: MetricRow) => string | undefined) | null): Column<MetricRow> {
  const nameOf = (row: MetricRow) => {
    const { name } = entityOf(row, dimension);
    return isTimeDimension(dimension) ? formatBucket(name, true) : name;
  };
  return {
    id: dimension,
    header: DIMENSIONS[dimension].label,
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
    value: nameOf,
  };
}
