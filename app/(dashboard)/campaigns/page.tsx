import type { Metadata } from "next";
import { asPage, pageScope } from "@/lib/http/page";
import { Stack } from "@/lib/ui/card";
import { FilterBar } from "@/lib/ui/filter-bar";
import { PageHeader } from "@/lib/ui/page-header";
import { CardsSkeleton, LinesSkeleton, TableSkeleton } from "@/lib/ui/skeleton";
import { Slot } from "@/lib/ui/slot";
import type { PageSearchParams } from "@/lib/ui/url/search-params";
import { AddFilter } from "../_components/add-filter";
import { filterMenu } from "../_lib/filter-menu";
import { readView } from "../_lib/view";
import { CampaignsAnswer } from "./_components/campaigns-answer";
import { CampaignsFigures } from "./_components/campaigns-figures";
import { CampaignsTable } from "./_components/campaigns-table";
import { ofCampaigns } from "./_lib/campaigns-view";
import { CAMPAIGN_DIMENSIONS } from "./_lib/load-campaigns";

export const metadata: Metadata = { title: "Campaigns" };

export default async function CampaignsPage({ searchParams }: { searchParams: Promise<PageSearchParams> }) {
  const scope = await pageScope("marketing.read");
  const given = await searchParams;
  const view = ofCampaigns(await asPage(() => readView(scope, "/campaigns", given, CAMPAIGN_DIMENSIONS)));
  return (
    <>
      <PageHeader title="Campaigns" printed={view.printed}>
        <Slot inline what="The answer" skeleton={<LinesSkeleton />}>
          <CampaignsAnswer scope={scope} view={view} />
        </Slot>
      </PageHeader>
      <FilterBar filters={view.activeFilters} clearHref={view.clearHref}>
        <AddFilter dimensions={filterMenu(scope, CAMPAIGN_DIMENSIONS)} />
      </FilterBar>
      <Stack>
        <Slot what="The figures" skeleton={<CardsSkeleton count={4} />}>
          <CampaignsFigures scope={scope} view={view} />
        </Slot>
        <Slot what="The campaigns" skeleton={<TableSkeleton what="the campaigns" rows={12} />}>
          <CampaignsTable scope={scope} view={view} />
        </Slot>
      </Stack>
    </>
  );
}
