import type { ReadScope } from "@/lib/auth/scope";
import { queryMetrics } from "@/lib/features/metrics/queries";
import type { MetricId, MetricRow } from "@/lib/metrics/types";
import { Card } from "@/lib/ui/card";
import { EmptyState, Note } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { isOfWholeMonths } from "@/lib/values/period";
import { metricColumn } from "../../_components/metric-column";
import type { PageView } from "../../_lib/view";

const METRICS: readonly MetricId[] = ["revenue", "commission_earned", "cost_of_sale"];
const TITLE = "Commission by team";

/** What each team earned together. It opens no rows: they are reps'. */
export async function TeamPay({ scope, view }: { scope: ReadScope; view: PageView }) {
  if (view.filters.some(({ dimension }) => dimension !== "team")) {
    return (
      <Card title={TITLE}>
        <Note>It is told by team only. Remove the other filters to see it.</Note>
      </Card>
    );
  }
  if (!isOfWholeMonths(view.state.period, scope.today)) {
    return (
      <Card title={TITLE}>
        <Note>It is told for whole months only. Choose a month, a quarter or a year to see it.</Note>
      </Card>
    );
  }
  const result = await queryMetrics(scope, {
    metrics: METRICS,
    by: ["team"],
    period: view.state.period,
    filters: view.filters,
  });
  const columns: Column<MetricRow>[] = [
    { id: "team", header: "Team", cell: ({ key: { team } }) => nameOf(team) },
    ...METRICS.map((id) => ({ ...metricColumn(id, view, result, OPTIONS), sortable: false })),
  ];
  return (
    <Card title={TITLE} subtitle="By the team that a rep was in on the day each line counts on.">
      <DataTable
        caption={`${TITLE} in ${view.words.period}`}
        columns={columns}
        rows={result.rows}
        rowKey={({ key: { team } }) => nameOf(team)}
        path={view.path}
        params={view.params}
        totalLabel="All teams"
        empty={<EmptyState title="No team earned commission here" />}
      />
    </Card>
  );
}

const OPTIONS = { digits: 1, filter: () => ({}), href: () => undefined } as const;

function nameOf(team: MetricRow["key"]["team"]): string {
  return team && typeof team === "object" ? team.name : "In no team";
}
