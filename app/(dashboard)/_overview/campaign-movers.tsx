import Link from "next/link";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricId, MetricRow } from "@/lib/metrics/types";
import { Card } from "@/lib/ui/card";
import { compareCells } from "@/lib/ui/metric/compare-cells";
import { Delta } from "@/lib/ui/metric/delta";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { rowsHref, withPeriod } from "../_lib/rows-href";
import type { PageView } from "../_lib/view";
import { loadCampaignMoves } from "./moves";
import { overviewScopes } from "./scopes";

const SHOWN = 5;

/** Which campaigns brought more or fewer leads than before, and what that cost. */
export async function CampaignMovers({ view }: { view: PageView }) {
  const moves = await loadCampaignMoves(await overviewScopes(), view);
  if (!moves) return null;
  const withReturn = moves.query.metrics.includes("return_on_spend");
  const movers = moves.rows
    .filter(({ key }) => key.campaign)
    .map((row) => ({ row, change: changeOf(row) }))
    .filter(({ change }) => change.difference)
    .sort((a, b) => Math.abs(b.change.difference ?? 0) - Math.abs(a.change.difference ?? 0))
    .slice(0, SHOWN)
    .sort((a, b) => (b.change.difference ?? 0) - (a.change.difference ?? 0));
  type Mover = (typeof movers)[number];
  const figure = (id: MetricId, header: string): Column<Mover> => ({
    id,
    header,
    align: "end",
    cell: ({ row }) => formatFigure(row.cells[id]?.value ?? null, metricOf(id).unit),
  });
  const columns: Column<Mover>[] = [
    {
      id: "campaign",
      header: "Campaign",
      cell: ({ row }) => (
        <Link href={withPeriod(`/campaigns/${keyOf(row).id}`, view.params)} prefetch={false}>
          {keyOf(row).name}
        </Link>
      ),
    },
    {
      ...figure("leads", "Leads"),
      cell: ({ row }) => (
        <Link href={rowsHref(view.params, metricOf("leads"), { campaign: keyOf(row).id }) ?? ""} prefetch={false}>
          {formatFigure(row.cells.leads?.value ?? null, "count")}
        </Link>
      ),
    },
    {
      id: "change",
      header: "Change",
      align: "end",
      cell: ({ change }) => <Delta comparison={change} unit="count" currency={view.currency} absolute />,
    },
    figure("cpl", "Cost per lead"),
    ...(withReturn ? [figure("return_on_spend", "Return")] : []),
  ];
  return (
    <Card
      title="Campaigns that moved"
      subtitle={`Leads vs ${view.versus}${withReturn ? ", what each cost, and revenue ÷ spend" : " and what each cost"}`}
    >
      <DataTable
        caption="Campaigns that moved"
        columns={columns}
        rows={movers}
        rowKey={({ row }) => keyOf(row).id}
        path={view.path}
        params={view.params}
        empty={<EmptyState title="No campaign moved">There is nothing to compare in {view.versus}.</EmptyState>}
      />
    </Card>
  );
}

function changeOf(row: MetricRow) {
  const none = { value: 0 };
  const known = toNumber(row.previous?.leads?.value) === null ? none : row.previous?.leads;
  return compareCells(metricOf("leads"), row.cells.leads ?? none, known);
}

function keyOf({ key }: MetricRow): { id: string; name: string } {
  return typeof key.campaign === "object" && key.campaign ? key.campaign : { id: "", name: "None" };
}
