import type { Metadata } from "next";
import { z } from "zod";
import { findViewable } from "@/lib/auth/view-as";
import { AppError } from "@/lib/errors/app-error";
import { listReachedDays } from "@/lib/features/reps/queries";
import type { Rep } from "@/lib/features/reps/types";
import { formatMonth } from "@/lib/format/date";
import { asPage, findPageScope, pageScope } from "@/lib/http/page";
import { Stack } from "@/lib/ui/card";
import { PageHeader } from "@/lib/ui/page-header";
import { LinesSkeleton } from "@/lib/ui/skeleton";
import { Slot } from "@/lib/ui/slot";
import { Tabs } from "@/lib/ui/tabs";
import type { PageSearchParams } from "@/lib/ui/url/search-params";
import { intersection } from "@/lib/values/period";
import { ViewAsButton } from "../../_components/view-as";
import { ActivitiesPanel } from "../_components/activities-panel";
import { CommissionPanel } from "../_components/commission-panel";
import { DealsPanel } from "../_components/deals-panel";
import { OutOfReach } from "../_components/out-of-reach";
import { PerformancePanel } from "../_components/performance-panel";
import { RepAnswer } from "../_components/rep-answer";
import { loadRep, loadRepView } from "../_lib/load-rep-view";
import { readRepTab, repTabs } from "../_lib/rep-tabs";

type RepPageProps = { params: Promise<{ id: string }>; searchParams: Promise<PageSearchParams> };

const PANELS = {
  performance: PerformancePanel,
  deals: DealsPanel,
  activities: ActivitiesPanel,
  commission: CommissionPanel,
};

async function readId(params: RepPageProps["params"]): Promise<number> {
  const parsed = z.coerce
    .number()
    .int()
    .positive()
    .max(2_147_483_647)
    .safeParse((await params).id);
  if (!parsed.success) throw new AppError("not_found", "There is no such rep.");
  return parsed.data;
}

export async function generateMetadata({ params }: RepPageProps): Promise<Metadata> {
  const scope = await pageScope("sales.read");
  const rep = await asPage(async () => await loadRep(scope, await readId(params)));
  return { title: rep.name };
}

export default async function RepPage({ params, searchParams }: RepPageProps) {
  const scope = await pageScope("sales.read");
  const given = await searchParams;
  const { rep, view } = await asPage(async () => await loadRepView(scope, await readId(params), given));
  const tab = readRepTab(scope, view.params);
  const Panel = PANELS[tab];
  const reached = await listReachedDays(scope, rep.id);
  if (reached !== null && !reached.some((days) => intersection(days, view.state.period) !== null))
    return (
      <>
        <PageHeader title={rep.name} badges={badgesOf(rep)} printed={view.printed} />
        <OutOfReach rep={rep} days={reached} />
      </>
    );
  const viewable = await findPageScope("view_as.write").then((leave) => leave && findViewable(leave, rep.id));
  return (
    <>
      <PageHeader
        title={rep.name}
        badges={badgesOf(rep)}
        printed={view.printed}
        actions={viewable !== null && <ViewAsButton userId={viewable} name={rep.name} />}
      >
        <Slot inline what="The answer" skeleton={<LinesSkeleton />}>
          <RepAnswer scope={scope} view={view} rep={rep} />
        </Slot>
      </PageHeader>
      <Tabs label={`${rep.name}'s pages`} tabs={repTabs(scope, view)} />
      <Stack>
        <Panel scope={scope} view={view} rep={rep} />
      </Stack>
    </>
  );
}

function badgesOf({ team, region, startedOn, endedOn }: Rep): (string | false | null)[] {
  return [
    [team?.name, startedOn && `since ${formatMonth(startedOn, "short")}`].filter(Boolean).join(" · ") || null,
    region,
    endedOn && `left ${formatMonth(endedOn, "short")}`,
  ];
}
