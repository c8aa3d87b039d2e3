import type { ReadScope } from "@/lib/auth/scope";
import { formatQuantity } from "@/lib/format/words";
import { LinkButton } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import { Pagination } from "@/lib/ui/table/pagination";
import { TableTools } from "@/lib/ui/table/table-tools";
import { hrefWith } from "@/lib/ui/url/search-params";
import { readColumns } from "@/lib/ui/url/table-state";
import type { PageView } from "../../_lib/view";
import { loadLeads, PAGE_SIZE, readListQuery } from "../_lib/leads-view";
import { leadColumns } from "./lead-columns";

/** A page of leads, with how many of all of them have come how far. */
export async function LeadsTable({ scope, view, title }: { scope: ReadScope; view: PageView; title: string }) {
  const list = await loadLeads(scope, view);
  const { sort, page } = readListQuery(view);
  const columns = leadColumns(view, list);
  const ids = columns.map(({ id }) => id);
  const shown = ["lead", ...readColumns(view.params, ids, ids).filter((id) => id !== "lead")];
  return (
    <Card
      title={title}
      actions={
        <TableTools
          columns={columns}
          shown={shown}
          path={view.path}
          params={view.params}
          exportHref={hrefWith("/leads/export", view.params, { page: null })}
        />
      }
      footnote="Each date is the day a step was reached, so far; a skipped step is reached on the next one's date. The last row counts them for all of these leads."
    >
      <DataTable
        caption={`${title} in ${view.words.period}`}
        columns={columns}
        shown={shown}
        rows={list.rows}
        rowKey={({ id }) => id}
        sort={sort}
        path={view.path}
        params={view.params}
        totalLabel={formatQuantity(list.count, "lead")}
        empty={
          <EmptyState
            title="No lead fits"
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
