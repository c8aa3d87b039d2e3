import type { Metadata } from "next";
import { listAuditChoices } from "@/lib/features/audit/queries";
import { pageScope } from "@/lib/http/page";
import { FilterBar } from "@/lib/ui/filter-bar";
import { TableSkeleton } from "@/lib/ui/skeleton";
import { Slot } from "@/lib/ui/slot";
import { type PageSearchParams, toSearchParams } from "@/lib/ui/url/search-params";
import { SettingsHeader } from "../_components/settings-header";
import { AuditForm } from "./_components/audit-form";
import { AuditTable } from "./_components/audit-table";
import { activeFilters, PATH } from "./_lib/audit-view";

export const metadata: Metadata = { title: "Audit" };

export default async function AuditPage({ searchParams }: { searchParams: Promise<PageSearchParams> }) {
  const scope = await pageScope("audit.read");
  const params = toSearchParams(await searchParams);
  return (
    <>
      <SettingsHeader scope={scope} current={PATH}>
        Who did what, when and from where: sign-ins, refusals, imports, exports and every change.
      </SettingsHeader>
      <AuditForm choices={await listAuditChoices(scope)} params={params} />
      <FilterBar filters={activeFilters(params)} clearHref={PATH} />
      <Slot what="The record" skeleton={<TableSkeleton what="the record" rows={15} />}>
        <AuditTable scope={scope} params={params} />
      </Slot>
    </>
  );
}
