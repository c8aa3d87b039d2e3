import type { Metadata } from "next";
import { asPage, pageScope } from "@/lib/http/page";
import { Card, Stack } from "@/lib/ui/card";
import { LinesSkeleton, TableSkeleton } from "@/lib/ui/skeleton";
import { Slot } from "@/lib/ui/slot";
import { Note } from "@/lib/ui/states";
import type { PageSearchParams } from "@/lib/ui/url/search-params";
import { readView } from "../../_lib/view";
import { CommissionsHeader } from "../_components/commissions-header";
import { CostAnswer } from "./_components/cost-answer";
import { CostChart } from "./_components/cost-chart";
import { CostFigures } from "./_components/cost-figures";
import { CostTable } from "./_components/cost-table";
import { PayBalanceCard } from "./_components/pay-balance";
import { SplitTabs } from "./_components/split-tabs";
import { isTold, WHOLE_MONTHS } from "./_lib/load-cost";

export const metadata: Metadata = { title: "Commission cost" };

const PATH = "/commissions/cost";

export default async function CostPage({ searchParams }: { searchParams: Promise<PageSearchParams> }) {
  const scope = await pageScope("commissions.totals");
  const given = await searchParams;
  const view = await asPage(() => readView(scope, PATH, given, []));
  if (!isTold(scope, view)) {
    return (
      <>
        <CommissionsHeader scope={scope} current={PATH}>
          What selling costs in commission.
        </CommissionsHeader>
        <Card title="Cost">
          <Note>{WHOLE_MONTHS}</Note>
        </Card>
      </>
    );
  }
  return (
    <>
      <CommissionsHeader scope={scope} current={PATH}>
        <Slot inline what="The answer" skeleton={<LinesSkeleton />}>
          <CostAnswer scope={scope} view={view} />
        </Slot>
      </CommissionsHeader>
      <Stack>
        <Slot what="The figures" skeleton={<LinesSkeleton />}>
          <CostFigures scope={scope} view={view} />
        </Slot>
        <SplitTabs scope={scope} view={view} />
        <Slot what="Commission a month" skeleton={<TableSkeleton what="commission a month" rows={6} />}>
          <CostChart scope={scope} view={view} />
        </Slot>
        <Slot what="The cost" skeleton={<TableSkeleton what="the cost" rows={6} />}>
          <CostTable scope={scope} view={view} />
        </Slot>
        <Slot what="What was paid" skeleton={<TableSkeleton what="what was paid" rows={2} />}>
          <PayBalanceCard scope={scope} view={view} />
        </Slot>
      </Stack>
    </>
  );
}
