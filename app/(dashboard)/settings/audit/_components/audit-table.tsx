import type { ReadScope } from "@/lib/auth/scope";
import { listAudit } from "@/lib/features/audit/queries";
import { DownloadLink, LinkButton } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import { hrefWith } from "@/lib/ui/url/search-params";
import { PAGE_SIZE, PATH, readOlderThan, readSearch } from "../_lib/audit-view";
import { auditColumns, SHOWN } from "./audit-columns";
import styles from "./audit-table.module.css";

/** A page of the record, the newest first. */
export async function AuditTable({ scope, params }: { scope: ReadScope; params: URLSearchParams }) {
  const olderThan = readOlderThan(params);
  const { rows, older } = await listAudit(scope, readSearch(params), { olderThan, pageSize: PAGE_SIZE });
  return (
    <Card
      title="The record"
      subtitle="The newest first. Nobody can change or remove an entry."
      actions={<DownloadLink href={hrefWith(`${PATH}/export`, params, { older: null })}>CSV</DownloadLink>}
    >
      <DataTable
        caption="Who did what, the newest first"
        columns={auditColumns(scope.organisation.timeZone)}
        shown={SHOWN}
        rows={rows}
        rowKey={({ id }) => id}
        path={PATH}
        params={params}
        empty={
          <EmptyState title="No entry fits" action={<LinkButton href={PATH}>Remove all filters</LinkButton>}>
            Nothing on record is like this.
          </EmptyState>
        }
      />
      {(older !== null || olderThan !== null) && (
        <nav aria-label="Pages" className={styles.pages} data-print="hidden">
          {olderThan !== null && <LinkButton href={hrefWith(PATH, params, { older: null })}>Newest</LinkButton>}
          {older !== null && <LinkButton href={hrefWith(PATH, params, { older })}>Older</LinkButton>}
        </nav>
      )}
    </Card>
  );
}
