import type { ReadScope } from "@/lib/auth/scope";
import { formatQuantity } from "@/lib/format/words";
import { LinkButton } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import { Pagination } from "@/lib/ui/table/pagination";
import { TableTools } from "@/lib/ui/table/table-tools";
import { hrefWith } from "@/lib/ui/url/search-params";
import { readColumns, readPage, readSort } from "@/lib/ui/url/table-state";
import { entityOf, sortRows } from "../../_lib/sort-rows";
import type { PageView } from "../../_lib/view";
import { loadReps } from "../_lib/load-reps";
import { repColumns, tickWords } from "./rep-columns";

const PAGE_SIZE = 100;

/** Everyone's results side by side. */
export async function RepsTable({ scope, view }: { scope: ReadScope; view: PageView }) {
  const data = await loadReps(scope, view);
  const columns = repColumns(view, data);
  const usual = columns.filter((column) => column.usual !== false).map(({ id }) => id);
  const sort = readSort(
    view.params,
    columns.map(({ id }) => id),
    { by: "revenue", descending: true },
  );
  const rows = sortRows(data.result.rows, "rep", sort);
  const page = readPage(view.params);
  const chosen = readColumns(
    view.params,
    columns.map(({ id }) => id),
    usual,
  );
  const shown = ["rep", ...chosen.filter((id) => id !== "rep")];
  return (
    <Card
      title={`Results in ${view.periodName}`}
      actions={
        <TableTools
          columns={columns}
          shown={shown}
          path={view.path}
          params={view.params}
          exportHref={hrefWith("/reps/export", view.params, { page: null })}
        />
      }
      footnote={`The tick on each bar is where the rep should be today (${tickWords(view)} of the days). Grey figures are 95 % intervals, coverage, or how few observations there are. Any figure opens its rows.`}
    >
      <DataTable
        caption={`Reps in ${view.words.period}`}
        columns={columns}
        shown={shown}
        rows={rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
        rowKey={(row) => entityOf(row, "rep").id}
        sort={sort}
        path={view.path}
        params={view.params}
        totalLabel={rows.length === 1 ? "1 rep" : `All ${formatQuantity(rows.length, "rep")}`}
        empty={
          <EmptyState
            title="No rep has a deal, an activity or a quota here"
            action={<LinkButton href="/imports">Import data</LinkButton>}
          >
            Choose another period or remove a filter; or bring in reps, deals and quotas.
          </EmptyState>
        }
      />
      <Pagination page={page} pageSize={PAGE_SIZE} count={rows.length} path={view.path} params={view.params} />
    </Card>
  );
}
