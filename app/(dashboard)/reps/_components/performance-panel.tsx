import type { ReadScope } from "@/lib/auth/scope";
import type { Rep } from "@/lib/features/reps/types";
import { CardGrid, Stack } from "@/lib/ui/card";
import { CardSkeleton, CardsSkeleton, TableSkeleton } from "@/lib/ui/skeleton";
import { Slot } from "@/lib/ui/slot";
import type { PageView } from "../../_lib/view";
import { BesideTeam } from "./beside-team";
import { MonthsChart } from "./months-chart";
import { QuotaChart } from "./quota-chart";
import { RepFigures } from "./rep-figures";

export type RepPanelProps = { scope: ReadScope; view: PageView; rep: Rep };

/** How a rep is doing: figures, the way to the quota, the last months, and the team beside it. */
export function PerformancePanel({ scope, view, rep }: RepPanelProps) {
  const { team } = rep;
  return (
    <Stack>
      <Slot what="The figures" skeleton={<CardsSkeleton count={4} />}>
        <RepFigures scope={scope} view={view} repId={rep.id} />
      </Slot>
      <CardGrid columns={2}>
        <Slot what="Quota" skeleton={<CardSkeleton what="the quota" height={240} />}>
          <QuotaChart scope={scope} view={view} repId={rep.id} />
        </Slot>
        <Slot what="Revenue a month" skeleton={<CardSkeleton what="revenue a month" height={240} />}>
          <MonthsChart scope={scope} view={view} repId={rep.id} />
        </Slot>
      </CardGrid>
      {team && scope.reach.kind !== "own" && (
        <Slot what={`The comparison with ${team.name}`} skeleton={<TableSkeleton what="the team" rows={5} />}>
          <BesideTeam scope={scope} view={view} rep={{ ...rep, team }} />
        </Slot>
      )}
    </Stack>
  );
}
