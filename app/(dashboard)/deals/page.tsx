import type { Metadata } from "next";
import { dealFilters, requireDeals } from "@/lib/features/deals/queries";
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
import { DealsTable } from "../_components/deals/deals-table";
import { DEAL_DIMENSIONS, DEAL_SETS, readListQuery, readMetric } from "../_components/deals/deals-view";
import { filterMenu } from "../_lib/filter-menu";
import { readView } from "../_lib/view";
import { DealsAnswer } from "./_components/deals-answer";

export const metadata: Metadata = { title: "Deals" };

export default async function DealsPage({ searchParams }: { searchParams: Promise<PageSearchParams> }) {
  const scope = await pageScope("deals.read");
  const given = await searchParams;
  const view = await asPage(() => readView(scope, "/deals", given, DEAL_DIMENSIONS));
  await asPage(() => requireDeals(scope, readListQuery(view)), { read: "deals.read" });
  const metric = readMetric(view.params);
  const known = DEAL_SETS.some((set) => set.metric === metric);
  const behind = metric && !known ? metricOf(metric).name : null;
  return (
    <>
      <PageHeader title={behind ? `Deals behind ${decapitalise(behind)}` : "Deals"} printed={view.printed}>
        <Slot inline what="The answer" skeleton={<LinesSkeleton />}>
          <DealsAnswer scope={scope} view={view} metric={metric} />
        </Slot>
      </PageHeader>
      <Tabs
        label="Which deals"
        tabs={[
          ...DEAL_SETS.map((set) => ({
            href: hrefWith("/deals", view.params, { metric: set.metric, page: null, columns: null }),
            label: set.label,
            current: set.metric === metric,
          })),
          ...(behind
            ? [{ href: hrefWith("/deals", view.params, {}), label: `Behind ${decapitalise(behind)}`, current: true }]
            : []),
        ]}
      />
      <FilterBar filters={view.activeFilters} clearHref={view.clearHref}>
        <AddFilter
          dimensions={filterMenu(scope, dealFilters(scope, metric ? metricOf(metric).dimensions : DEAL_DIMENSIONS))}
        />
      </FilterBar>
      <Slot what="The deals" skeleton={<TableSkeleton what="the deals" rows={15} />}>
        <DealsTable scope={scope} view={view} metric={metric} title={titleOf(metric)} />
      </Slot>
    </>
  );
}

function titleOf(metric: ReturnType<typeof readMetric>): string {
  const set = DEAL_SETS.find((candidate) => candidate.metric === metric);
  return set ? (set.metric === null ? "Deals in play" : `Deals ${set.label.toLowerCase()}`) : "The deals";
}
