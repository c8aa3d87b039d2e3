import type { ReadScope } from "@/lib/auth/scope";
import { decapitalise, formatQuantity } from "@/lib/format/words";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricId } from "@/lib/metrics/types";
import { DownloadLink, LinkButton } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import { Pagination } from "@/lib/ui/table/pagination";
import { hrefWith } from "@/lib/ui/url/search-params";
import { readPage } from "@/lib/ui/url/table-state";
import type { PageView } from "../../_lib/view";
import { groupRows } from "../_lib/group-rows";
import { loadGroups } from "../_lib/load-groups";
import { groupColumns } from "./group-columns";

const PAGE_SIZE = 100;

/** A figure in its finest groups, with the figure itself as their total. */
export async function GroupsTable({ scope, view, id }: { scope: ReadScope; view: PageView; id: MetricId }) {
  const metric = metricOf(id);
  const result = await loadGroups(scope, view, id);
  const { rows, sort } = groupRows(view.params, id, result);
  const page = readPage(view.params);
  const columns = groupColumns(view, id, result);
  return (
    <Card
      title={`The parts of ${decapitalise(metric.name)}`}
      subtitle={metric.description}
      actions={<DownloadLink href={hrefWith("/rows/export", view.params, { page: null })}>CSV</DownloadLink>}
    >
      <DataTable
        caption={`${metric.name} in ${view.words.period}`}
        columns={columns}
        rows={rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
        sort={sort}
        rowKey={(row) => JSON.stringify(row.key)}
        path={view.path}
        params={view.params}
        totalLabel={formatQuantity(rows.length, "row")}
        empty={
          <EmptyState
            title={`There is nothing behind ${decapitalise(metric.name)} in ${view.words.period}`}
            action={view.activeFilters.length > 0 && <LinkButton href={view.clearHref}>Remove all filters</LinkButton>}
          />
        }
      />
      <Pagination page={page} pageSize={PAGE_SIZE} count={rows.length} path={view.path} params={view.params} />
    </Card>
  );
}
