import { reachOf } from "@/lib/auth/permissions";
import type { ReadScope } from "@/lib/auth/scope";
import { NO_ENTITY } from "@/lib/metrics/dimensions";
import type { DimensionKey, MetricRow } from "@/lib/metrics/types";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { metricColumn } from "../../../_components/metric-column";
import type { PageView } from "../../../_lib/view";
import { costRows, loadCost, nameOf, splitOf } from "../_lib/load-cost";
import { CostDownloads } from "./cost-downloads";

/** What commission cost by team, product or plan. Its lines are opened by those who may see each rep's. */
export async function CostTable({ scope, view }: { scope: ReadScope; view: PageView }) {
  const split = splitOf(scope, view);
  const result = await loadCost(scope, view, split.id);
  const name = ({ key }: MetricRow) => nameOf(key[split.id], split);
  const options = {
    digits: 1,
    filter: ({ key }: MetricRow) => ({ [split.id]: idOf(key[split.id]) }),
    ...(reachOf(scope.actor.roles, "commissions.read") === "all" ? {} : { href: () => undefined }),
  };
  const columns: Column<MetricRow>[] = [
    { id: "name", header: split.label, cell: name },
    ...split.metrics.map((id) => ({ ...metricColumn(id, view, result, options), sortable: false })),
  ];
  return (
    <Card
      title={`Cost by ${split.label.toLowerCase()}`}
      subtitle={SUBTITLES[split.id]}
      actions={<CostDownloads view={view} table="cost" />}
    >
      <DataTable
        caption={`Commission by ${split.label.toLowerCase()} in ${view.words.period}`}
        columns={columns}
        rows={costRows(result, split.id)}
        rowKey={name}
        path={view.path}
        params={view.params}
        totalLabel="All"
        empty={<EmptyState title="No commission was earned here" />}
      />
    </Card>
  );
}

function idOf(key: DimensionKey | undefined): string {
  if (key === null || key === undefined) return NO_ENTITY;
  return typeof key === "object" ? String(key.id) : key;
}

const SUBTITLES = {
  team: "By the team that a rep was in on the day each line counts on.",
  product: "By the product of each line's deal.",
  plan: "By the plan that each line was computed with; its rate is of the revenue that was credited.",
} as const;
