import type { ReadScope } from "@/lib/auth/scope";
import { listImports, listKinds } from "@/lib/features/imports/queries";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import { Pagination } from "@/lib/ui/table/pagination";
import { readPage } from "@/lib/ui/url/table-state";
import { importColumns } from "./import-columns";
import { LiveRefresh } from "./live-refresh";

const PAGE_SIZE = 25;
const PATH = "/imports";

/** What was imported, the latest first. */
export async function ImportHistory({ scope, params }: { scope: ReadScope; params: URLSearchParams }) {
  const page = readPage(params);
  const { rows, count } = await listImports(scope, { page, pageSize: PAGE_SIZE });
  return (
    <Card title="History" subtitle="Every import is all or nothing. A row with the same key updates what is there.">
      <LiveRefresh active={rows.some(({ state }) => state === "running")} />
      <DataTable
        caption="Imports, the latest first"
        columns={importColumns(listKinds(), scope.organisation.timeZone)}
        rows={rows}
        rowKey={({ id }) => id}
        path={PATH}
        params={params}
        empty={
          <EmptyState title={page > 1 ? "There are no imports this far back" : "Nothing was imported yet"}>
            Files that are imported here or from the command line are listed with what became of their rows.
          </EmptyState>
        }
      />
      <Pagination page={page} pageSize={PAGE_SIZE} count={count} path={PATH} params={params} />
    </Card>
  );
}
