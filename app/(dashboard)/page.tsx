import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { asPage, pageScope } from "@/lib/http/page";
import { CardGrid, Stack } from "@/lib/ui/card";
import { FilterBar } from "@/lib/ui/filter-bar";
import { PageHeader } from "@/lib/ui/page-header";
import { CardSkeleton, CardsSkeleton, LinesSkeleton, TableSkeleton } from "@/lib/ui/skeleton";
import { Slot } from "@/lib/ui/slot";
import type { PageSearchParams } from "@/lib/ui/url/search-params";
import { readView } from "./_lib/view";
import { Answer } from "./_overview/answer";
import { CampaignMovers } from "./_overview/campaign-movers";
import { Figures } from "./_overview/figures";
import { MarketingChart } from "./_overview/marketing-chart";
import { OpenDeals } from "./_overview/open-deals";
import { RepMovers } from "./_overview/rep-movers";
import { overviewScopes } from "./_overview/scopes";
import { ShortOverLongChart } from "./_overview/short-over-long";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ searchParams }: { searchParams: Promise<PageSearchParams> }) {
  const scope = await pageScope("glossary.read");
  const { sales, marketing } = await overviewScopes();
  if (!sales && !marketing) redirect("/glossary");
  const given = await searchParams;
  const view = await asPage(() => readView(scope, "/", given, ["team"]));
  const mine = sales?.reach.kind === "own";
  return (
    <>
      <PageHeader
        title={mine ? `Hello ${scope.actor.name.split(" ")[0]}` : sales ? "How we are doing" : "How marketing is doing"}
        printed={view.printed}
      >
        <Slot inline what="The answer" skeleton={<LinesSkeleton />}>
          <Answer view={view} />
        </Slot>
      </PageHeader>
      <FilterBar filters={view.activeFilters} clearHref={view.clearHref} />
      <Stack>
        <Slot what="The figures" skeleton={<CardsSkeleton count={4} />}>
          <Figures view={view} />
        </Slot>
        <Slot what="The chart" skeleton={<CardSkeleton what="the chart" height={mine ? 260 : 470} />}>
          {sales ? <ShortOverLongChart view={view} /> : <MarketingChart view={view} />}
        </Slot>
        {mine && (
          <Slot what="Your open deals" skeleton={<TableSkeleton what="your open deals" rows={8} />}>
            <OpenDeals view={view} />
          </Slot>
        )}
        {view.state.compare && (
          <CardGrid columns={2}>
            {sales && !mine && (
              <Slot what="Reps who moved" skeleton={<TableSkeleton what="reps who moved" rows={5} />}>
                <RepMovers view={view} />
              </Slot>
            )}
            {marketing && (
              <Slot what="Campaigns that moved" skeleton={<TableSkeleton what="campaigns that moved" rows={5} />}>
                <CampaignMovers view={view} />
              </Slot>
            )}
          </CardGrid>
        )}
      </Stack>
    </>
  );
}
