import type { ReadScope } from "@/lib/auth/scope";
import type { Rep, TeamName } from "@/lib/features/reps/types";
import { formatFigure } from "@/lib/format/metric";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricId } from "@/lib/metrics/types";
import { Card } from "@/lib/ui/card";
import { compareCells } from "@/lib/ui/metric/compare-cells";
import { Delta } from "@/lib/ui/metric/delta";
import { explainMetric } from "@/lib/ui/metric/explain";
import { Interval } from "@/lib/ui/metric/interval";
import { MetricHelp } from "@/lib/ui/metric/metric-help";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import type { PageView } from "../../_lib/view";
import { loadRepFigures, loadTeamFigures } from "../_lib/load-rep";

type RepInTeam = Rep & { readonly team: TeamName };

const METRICS: readonly MetricId[] = ["attainment", "win_rate", "avg_deal", "sales_cycle", "discount"];

/** What a rep does otherwise than the team as a whole. */
export async function BesideTeam({ scope, view, rep }: { scope: ReadScope; view: PageView; rep: RepInTeam }) {
  const [mine, team] = await Promise.all([
    loadRepFigures(scope, view, rep.id),
    loadTeamFigures(scope, view, rep.team.id),
  ]);
  const columns: Column<MetricId>[] = [
    {
      id: "metric",
      header: "Figure",
      cell: (id) => (
        <>
          {metricOf(id).name} <MetricHelp explanation={explainMetric(metricOf(id), mine.total[id], view.words)} />
        </>
      ),
    },
    {
      id: "rep",
      header: rep.name,
      align: "end",
      cell: (id) => {
        const cell = mine.total[id];
        return (
          <>
            {formatFigure(cell?.value ?? null, metricOf(id).unit)}{" "}
            {cell?.interval && <Interval range={cell.interval} unit={metricOf(id).unit} />}
          </>
        );
      },
    },
    {
      id: "team",
      header: rep.team.name,
      align: "end",
      cell: (id) => formatFigure(team.total[id]?.value ?? null, metricOf(id).unit),
    },
    {
      id: "difference",
      header: "Difference",
      align: "end",
      cell: (id) => (
        <Delta
          comparison={compareCells(metricOf(id), mine.total[id], team.total[id])}
          unit={metricOf(id).unit}
          currency={view.currency}
          absolute
        />
      ),
    },
  ];
  return (
    <Card title={`Beside ${rep.team.name}`} subtitle={`The whole team together, ${rep.name} included`}>
      <DataTable
        caption={`${rep.name} beside ${rep.team.name}`}
        columns={columns}
        rows={METRICS}
        rowKey={(id) => id}
        path={view.path}
        params={view.params}
        empty={null}
      />
    </Card>
  );
}
