import type { Metadata } from "next";
import { z } from "zod";
import { AppError } from "@/lib/errors/app-error";
import type { Campaign } from "@/lib/features/campaigns/types";
import { formatDate } from "@/lib/format/date";
import { formatSpan } from "@/lib/format/period";
import { asPage, pageScope } from "@/lib/http/page";
import { LinkButton } from "@/lib/ui/button";
import { CardGrid, Split, Stack } from "@/lib/ui/card";
import { PageHeader } from "@/lib/ui/page-header";
import { CardSkeleton, CardsSkeleton, LinesSkeleton, TableSkeleton } from "@/lib/ui/skeleton";
import { Slot } from "@/lib/ui/slot";
import type { PageSearchParams } from "@/lib/ui/url/search-params";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { BrandChart } from "../_components/brand-chart";
import { CampaignAnswer } from "../_components/campaign-answer";
import { CampaignFigures } from "../_components/campaign-figures";
import { CampaignDeals, Engagement } from "../_components/campaign-rows";
import { Stayed } from "../_components/stayed";
import { TrafficChart } from "../_components/traffic-chart";
import { VisitFunnel } from "../_components/visit-funnel";
import { wholeTimeHref } from "../_lib/campaigns-view";
import { campaignSpan } from "../_lib/goal-pace";
import { loadCampaignView, loadOneCampaign } from "../_lib/load-campaign-view";

type CampaignPageProps = { params: Promise<{ id: string }>; searchParams: Promise<PageSearchParams> };

async function readId(params: CampaignPageProps["params"]): Promise<number> {
  const parsed = z.coerce
    .number()
    .int()
    .positive()
    .max(2_147_483_647)
    .safeParse((await params).id);
  if (!parsed.success) throw new AppError("not_found", "There is no such campaign.");
  return parsed.data;
}

export async function generateMetadata({ params }: CampaignPageProps): Promise<Metadata> {
  const scope = await pageScope("marketing.read");
  const campaign = await asPage(async () => await loadOneCampaign(scope, await readId(params)));
  return { title: campaign.name };
}

export default async function CampaignPage({ params, searchParams }: CampaignPageProps) {
  const scope = await pageScope("marketing.read");
  const given = await searchParams;
  const { campaign, view } = await asPage(async () => await loadCampaignView(scope, await readId(params), given));
  const { id, name } = campaign;
  const wholeTime = wholeTimeHref(view, campaign);
  return (
    <>
      <PageHeader
        title={name}
        badges={badgesOf(campaign, scope.today)}
        printed={view.printed}
        actions={
          wholeTime && (
            <LinkButton href={wholeTime} scroll={false}>
              Its whole time
            </LinkButton>
          )
        }
      >
        <Slot inline what="The answer" skeleton={<LinesSkeleton />}>
          <CampaignAnswer scope={scope} view={view} campaign={campaign} />
        </Slot>
      </PageHeader>
      <Stack>
        <Slot what="The figures" skeleton={<CardsSkeleton count={4} />}>
          <CampaignFigures scope={scope} view={view} campaign={campaign} />
        </Slot>
        <Split>
          <Slot what="Traffic and leads" skeleton={<CardSkeleton what="traffic and leads" height={260} />}>
            <TrafficChart scope={scope} view={view} campaign={campaign} />
          </Slot>
          <Slot what="From visit to customer" skeleton={<TableSkeleton what="from visit to customer" rows={6} />}>
            <VisitFunnel scope={scope} view={view} id={id} />
          </Slot>
        </Split>
        <CardGrid columns={2}>
          <Slot what="Engagement" skeleton={<TableSkeleton what="engagement" rows={9} />}>
            <Engagement scope={scope} view={view} id={id} />
          </Slot>
          <Slot what="What sales made of it" skeleton={<TableSkeleton what="its deals" rows={9} />}>
            <CampaignDeals scope={scope} view={view} id={id} />
          </Slot>
        </CardGrid>
        <CardGrid columns={2}>
          <Slot what="Customers who stayed" skeleton={<TableSkeleton what="customers who stayed" rows={8} />}>
            <Stayed scope={scope} view={view} campaign={campaign} />
          </Slot>
          <Slot what="Awareness" skeleton={<CardSkeleton what="awareness" height={240} />}>
            <BrandChart scope={scope} view={view} campaign={campaign} />
          </Slot>
        </CardGrid>
      </Stack>
    </>
  );
}

function badgesOf(campaign: Campaign, today: CalendarDate): (string | false | null)[] {
  const { channel, objective, teamName, startsOn, endsOn } = campaign;
  const span = campaignSpan(campaign);
  const dates = span
    ? formatSpan(span, today)
    : startsOn
      ? `since ${formatDate(startsOn)}`
      : endsOn && `until ${formatDate(endsOn)}`;
  return [
    [channel, dates].filter(Boolean).join(" · ") || null,
    objective && `for ${objective}`,
    teamName && `Team: ${teamName}`,
  ];
}
