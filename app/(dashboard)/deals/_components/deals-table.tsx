import { reachOf } from "@/lib/auth/permissions";
import type { ReadScope } from "@/lib/auth/scope";
import type { MetricId } from "@/lib/metrics/types";
import { LinkButton } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import { Pagination } from "@/lib/ui/table/pagination";
import { TableTools } from "@/lib/ui/table/table-tools";
import { readColumns } from "@/lib/ui/url/table-state";
import type { PageView } from "../../_lib/view";
import { PAGE_SIZE, readListQuery } from "../_lib/deals-view";
import { loadDeals } from "../_lib/load-deals";
import { dealColumns, totalWords } from "./deal-columns";

type DealsTableProps = { scope: ReadScope; view: PageView; metric: MetricId | null; title: string };

/** A page of deals with their sum over all pages. */
export async function DealsTable({ scope, view, metric, title }: DealsTableProps) {
  const list = await loadDeals(scope, view);
  const { sort, page } = readListQuery(view);
  const withReps = reachOf(scope.actor.roles, "sales.read") !== null;
  const columns = dealColumns(view, { metric, list, withReps });
  const ids = columns.map(({ id }) => id);
  const usual = columns.filter((column) => column.usual !== false).map(({ id }) => id);
  const shown = ["name", ...readColumns(view.params, ids, usual).filter((id) => id !== "name")];
  return (
    <Card
      title={title}
      actions={
        <TableTools columns={columns} shown={shown} path={view.path} params={view.params} exportPath="/deals/export" />
      }
    >
      <DataTable
        caption={`${title} in ${view.words.period}`}
        columns={columns}
        shown={shown}
        rows={list.rows}
        rowKey={(row) => row.id}
        sort={sort}
        path={view.path}
        params={view.params}
        totalLabel={totalWords(list)}
        empty={
          <EmptyState title="No deal fits" action={<LinkButton href={view.clearHref}>Remove all filters</LinkButton>}>
            There is none in {view.words.period}
            {view.words.filters.length > 0 ? ` with ${view.words.filters.join(", ")}` : ""}.
          </EmptyState>
        }
      />
      <Pagination page={page} pageSize={PAGE_SIZE} count={list.count} path={view.path} params={view.params} />
    </Card>
  );
}
