import { pageScope } from "@/lib/http/page";
import { Split, Stack } from "@/lib/ui/card";
import { TableSkeleton } from "@/lib/ui/skeleton";
import { Slot } from "@/lib/ui/slot";
import { loadCommission } from "../_lib/load-commission";
import { CommissionLines } from "./commission-lines";
import { CommissionSide } from "./commission-side";
import { CommissionSum } from "./commission-sum";
import type { RepPanelProps } from "./performance-panel";

/** What a rep earned in the period, and why: each line opens into its arithmetic. */
export function CommissionPanel(props: RepPanelProps) {
  return (
    <Slot what="The commission" skeleton={<TableSkeleton what="the commission" rows={12} />}>
      <Commission {...props} />
    </Slot>
  );
}

async function Commission({ view, rep }: RepPanelProps) {
  const scope = await pageScope("commissions.read");
  const { summary, lines, statements } = await loadCommission(scope, view, rep.id);
  return (
    <Stack>
      <CommissionSum view={view} summary={summary} statements={statements} />
      <Split>
        <CommissionLines view={view} lines={lines} summary={summary} />
        <CommissionSide view={view} summary={summary} statements={statements} />
      </Split>
    </Stack>
  );
}
