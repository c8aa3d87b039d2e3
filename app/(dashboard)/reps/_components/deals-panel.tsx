import { TableSkeleton } from "@/lib/ui/skeleton";
import { Slot } from "@/lib/ui/slot";
import { DealsTable } from "../../_components/deals/deals-table";
import type { RepPanelProps } from "./performance-panel";

/** The deals a rep had in play. */
export function DealsPanel({ scope, view, rep }: RepPanelProps) {
  return (
    <Slot what="The deals" skeleton={<TableSkeleton what="the deals" rows={12} />}>
      <DealsTable
        scope={scope}
        view={view}
        metric={null}
        title={`Deals of ${rep.name}`}
        exportParams={{ rep: String(rep.id), tab: null }}
      />
    </Slot>
  );
}
