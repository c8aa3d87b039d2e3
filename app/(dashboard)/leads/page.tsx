import type { Metadata } from "next";
import { decapitalise } from "@/lib/format/words";
import { asPage, pageScope } from "@/lib/http/page";
import { metricOf } from "@/lib/metrics/registry";
import { FilterBar } from "@/lib/ui/filter-bar";
import { PageHeader } from "@/lib/ui/page-header";
import { LinesSkeleton, TableSkeleton } from "@/lib/ui/skeleton";
import { Slot } from "@/lib/ui/slot";
import { Tabs } from "@/lib/ui/tabs";
import { hrefWith, type PageSearchParams } from "@/lib/ui/url/search-params";
import { AddFilter } from "../_components/add-filter";
import { filterMenu } from "../_lib/filter-menu";
import { readView } from "../_lib/view";
import { LeadsAnswer } from "./_components/leads-answer";
import { LeadsTable } from "./_components/leads-table";
import { LEAD_DIMENSIONS, LEAD_SETS, readMetric, setOf } from "./_lib/leads-view";

export const metadata: Metadata = { title: "Leads" };

export default async function LeadsPage({ searchParams }: { searchParams: Promise<PageSearchParams> }) {
  const scope = await pageScope("marketing.read");
  const given = await searchParams;
  const view = await asPage(() => readView(scope, "/leads", given, LEAD_DIMENSIONS));
  const metric = readMetric(view.params);
  const current = setOf(metric);
  const behind = metric !== current?.metric ? metricOf(metric).name : null;
  return (
    <>
      <PageHeader title={behind ? `Leads behind ${decapitalise(behind)}` : "Leads"} printed={view.printed}>
        <Slot inline what="The answer" skeleton={<LinesSkeleton />}>
          <LeadsAnswer scope={scope} view={view} />
        </Slot>
      </PageHeader>
      <Tabs
        label="Which leads"
        tabs={LEAD_SETS.map((set) => ({
          href: hrefWith("/leads", view.params, { metric: set.metric, page: null, sort: null }),
          label: set.label,
          current: set === current,
        }))}
      />
      <FilterBar filters={view.activeFilters} clearHref={view.clearHref}>
        <AddFilter dimensions={filterMenu(scope, LEAD_DIMENSIONS)} />
      </FilterBar>
      <Slot what="The leads" skeleton={<TableSkeleton what="the leads" rows={15} />}>
        <LeadsTable scope={scope} view={view} title={current ? metricOf(current.metric).name : "Leads"} />
      </Slot>
    </>
  );
}
