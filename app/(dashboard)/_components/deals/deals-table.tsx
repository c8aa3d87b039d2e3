import type { ReadScope } from "@/lib/auth/scope";
import { seesWholeDeals } from "@/lib/features/deals/queries";
import type { MetricId } from "@/lib/metrics/types";
import { LinkButton } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import { Pagination } from "@/lib/ui/table/pagination";
import { TableTools } from "@/lib/ui/table/table-tools";
import { hrefWith, type ParamChanges } from "@/lib/ui/url/search-params";
import { readColumns } from "@/lib/ui/url/table-state";
import type { PageView } from "../../_lib/view";
import { dealColumns, totalWords } from "./deal-columns";
import { isShared, PAGE_SIZE, readListQuery } from "./deals-view";
import { loadDeals } from "./load-deals";

type DealsTableProps = {
  scope: ReadScope;
  view: PageView;
  metric: MetricId | null;
  title: string;
  /** What the view's filters are in the address of a file, where the page's own address does not say them. */
  exportParams?: ParamChanges;
};

/** A page of deals with their sum over all pages. */
export async function DealsTable({ scope, view, metric, title, exportParams = {} }: DealsTableProps) {
  const list = await loadDeals(scope, view);
  const { sort, page } = readListQuery(view);
  const whole = seesWholeDeals(scope);
  const columns = dealColumns(view, { metric, list, whole, reach: scope.reach, shared: isShared(scope, view) });
  const ids = columns.map(({ id }) => id);
  const usual = columns.filter((column) => column.usual !== false).map(({ id }) => id);
  const shown = ["name", ...readColumns(view.params, ids, usual).filter((id) => id !== "name")];
  return (
    <Card
      title={title}
      actions={
        <TableTools
          columns={columns}
          shown={shown}
          path={view.path}
          params={view.params}
          exportHref={hrefWith("/deals/export", view.params, { page: null, ...exportParams })}
        />
      }
    >
      <DataTable
        caption={`${title} in ${view.words.period}`}
        columns={columns}
        shown={shown}
        rows={list.rows}
        rowKey={(row) => row.id}
        // What a deal counts for is its amount, unless a column of its own says otherwise.
        sort={sort.by === "counted" && !shown.includes("counted") ? { ...sort, by: "amount" } : sort}
        path={view.path}
        params={view.params}
        totalLabel={totalWords(list)}
        empty={
          <EmptyState
            title="No deal fits"
            action={view.activeFilters.length > 0 && <LinkButton href={view.clearHref}>Remove all filters</LinkButton>}
          >
            There is none in {view.words.period}
            {view.words.filters.length > 0 ? ` with ${view.words.filters.join(", ")}` : ""}.
          </EmptyState>
        }
      />
      <Pagination page={page} pageSize={PAGE_SIZE} count={list.count} path={view.path} params={view.params} />
    </Card>
  );
}
