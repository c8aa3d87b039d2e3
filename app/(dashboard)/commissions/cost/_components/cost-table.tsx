import type { ReadScope } from "@/lib/auth/scope";
import { toNumber } from "@/lib/format/metric";
import type { DimensionKey, MetricRow } from "@/lib/metrics/types";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { Tabs } from "@/lib/ui/tabs";
import { hrefWith } from "@/lib/ui/url/search-params";
import { metricColumn } from "../../../_components/metric-column";
import type { PageView } from "../../../_lib/view";
import { loadCost, type Split, splitsFor } from "../_lib/load-cost";

const OPTIONS = { digits: 1, filter: () => ({}), href: () => undefined } as const;

/** What commission cost by team, product or plan. It opens no rows: they are reps'. */
export async function CostTable({ scope, view }: { scope: ReadScope; view: PageView }) {
  const splits = splitsFor(scope);
  const split = splits.find(({ id }) => id === view.params.get("by")) ?? splits[0];
  if (!split) return null;
  const result = await loadCost(scope, view, split.id);
  const name = ({ key }: MetricRow) => nameOf(key[split.id], split);
  const columns: Column<MetricRow>[] = [
    { id: "name", header: split.label, cell: name },
    ...split.metrics.map((id) => ({ ...metricColumn(id, view, result, OPTIONS), sortable: false })),
  ];
  return (
    <Card title={`Cost by ${split.label.toLowerCase()}`} subtitle={SUBTITLES[split.id]}>
      {splits.length > 1 && (
        <Tabs
          label="Split by"
          tabs={splits.map(({ id, label }) => ({
            href: hrefWith(view.path, view.params, { by: id === splits[0]?.id ? null : id }),
            label,
            current: id === split.id,
          }))}
        />
      )}
      <DataTable
        caption={`Commission by ${split.label.toLowerCase()} in ${view.words.period}`}
        columns={columns}
        rows={result.rows.filter((row) => row.key[split.id] || toNumber(row.cells.commission_earned?.value))}
        rowKey={name}
        path={view.path}
        params={view.params}
        totalLabel="All"
        empty={<EmptyState title="No commission was earned here" />}
      />
    </Card>
  );
}

const SUBTITLES = {
  team: "By the team that a rep was in on the day each line counts on.",
  product: "By the product of each line's deal.",
  plan: "By the plan that each line was computed with; its rate is of the revenue that was credited.",
} as const;

function nameOf(key: DimensionKey | undefined, { none }: Split): string {
  if (key === null || key === undefined) return none;
  return typeof key === "object" ? key.name : key;
}
