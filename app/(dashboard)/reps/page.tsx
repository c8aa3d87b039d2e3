import type { Metadata } from "next";
import { asPage, findPageScope, pageScope } from "@/lib/http/page";
import { Stack } from "@/lib/ui/card";
import { FilterBar } from "@/lib/ui/filter-bar";
import { PageHeader } from "@/lib/ui/page-header";
import { LinesSkeleton, TableSkeleton } from "@/lib/ui/skeleton";
import { Slot } from "@/lib/ui/slot";
import type { PageSearchParams } from "@/lib/ui/url/search-params";
import { readView } from "../_lib/view";
import { Leaderboard } from "./_components/leaderboard";
import { RepsAnswer } from "./_components/reps-answer";
import { RepsTable } from "./_components/reps-table";
import { TeamPay } from "./_components/team-pay";
import { REP_DIMENSIONS } from "./_lib/load-reps";

export const metadata: Metadata = { title: "Reps" };

export default async function RepsPage({ searchParams }: { searchParams: Promise<PageSearchParams> }) {
  const scope = await pageScope("sales.read");
  const given = await searchParams;
  const view = await asPage(() => readView(scope, "/reps", given, REP_DIMENSIONS));
  const [standing, totals] = await Promise.all([
    scope.reach.kind === "own" ? findPageScope("leaderboard.read") : null,
    findPageScope("commissions.totals"),
  ]);
  return (
    <>
      <PageHeader title="Reps" printed={view.printed}>
        <Slot inline what="The answer" skeleton={<LinesSkeleton />}>
          <RepsAnswer scope={scope} view={view} />
        </Slot>
      </PageHeader>
      <FilterBar filters={view.activeFilters} clearHref={view.clearHref} />
      <Stack>
        <Slot what="The reps' results" skeleton={<TableSkeleton what="the reps' results" rows={12} />}>
          <RepsTable scope={scope} view={view} />
        </Slot>
        {standing && (
          <Slot what="The other reps" skeleton={<TableSkeleton what="the other reps" rows={12} />}>
            <Leaderboard scope={standing} view={view} />
          </Slot>
        )}
        {totals && (
          <Slot what="Commission by team" skeleton={<TableSkeleton what="commission by team" rows={6} />}>
            <TeamPay scope={totals} view={view} />
          </Slot>
        )}
      </Stack>
    </>
  );
}
