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
import { loadCampaigns } from "../_lib/load-campaigns";
import { campaignColumns } from "./campaign-columns";

const PAGE_SIZE = 100;
export const USUAL_SORT = { by: "spend", descending: true };

/** What each campaign cost and what it brought, side by side. */
export async function CampaignsTable({ scope, view }: { scope: ReadScope; view: PageView }) {
  const data = await loadCampaigns(scope, view);
  if (!data) return <NoCampaign />;
  const columns = campaignColumns(view, data);
  const ids = columns.map(({ id }) => id);
  const usual = columns.filter((column) => column.usual !== false).map(({ id }) => id);
  const sort = readSort(view.params, ids, USUAL_SORT);
  const rows = sortRows(data.result.rows, "campaign", sort);
  const page = readPage(view.params);
  const shown = ["campaign", ...readColumns(view.params, ids, usual).filter((id) => id !== "campaign")];
  return (
    <Card
      title={`Campaigns in ${view.periodName}`}
      actions={
        <TableTools
          columns={columns}
          shown={shown}
          path={view.path}
          params={view.params}
          exportHref={hrefWith("/campaigns/export", view.params, { page: null })}
        />
      }
      footnote="Goal, budget and pace are those of the whole campaign to date; the tick is where a goal should be today. Revenue is that of deals with the campaign written on them. Any figure opens its days, leads or deals, or its campaign; the totals are the sums of these rows."
    >
      <DataTable
        caption={`Campaigns in ${view.words.period}`}
        columns={columns}
        shown={shown}
        rows={rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
        rowKey={(row) => entityOf(row, "campaign").id}
        sort={sort}
        path={view.path}
        params={view.params}
        totalLabel={rows.length === 1 ? "1 campaign" : `All ${formatQuantity(rows.length, "campaign")}`}
        empty={
          <EmptyState
            title="No campaign ran or brought anything here"
            action={<LinkButton href={view.clearHref}>Remove all filters</LinkButton>}
          >
            There is no campaign day, lead or deal of a campaign in {view.words.period}
            {view.activeFilters.length > 0 ? ` with ${view.activeFilters.map(({ label }) => label).join(", ")}` : ""}.
            Choose another period or remove a filter.
          </EmptyState>
        }
      />
      <Pagination page={page} pageSize={PAGE_SIZE} count={rows.length} path={view.path} params={view.params} />
    </Card>
  );
}

function NoCampaign() {
  return (
    <Card title="Campaigns">
      <EmptyState title="There are no campaigns yet" action={<LinkButton href="/imports">Import data</LinkButton>}>
        Bring in campaigns and their days; with leads and deals that name them, what they brought stands beside what
        they cost.
      </EmptyState>
    </Card>
  );
}
