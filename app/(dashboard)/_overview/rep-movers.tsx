import Link from "next/link";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { formatPercentFigure, formatShare } from "@/lib/format/number";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricCells, MetricRow } from "@/lib/metrics/types";
import { Card } from "@/lib/ui/card";
import { compareCells } from "@/lib/ui/metric/compare-cells";
import { Delta } from "@/lib/ui/metric/delta";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { mainFactor, type RevenueFactors } from "../_lib/main-factor";
import { rowsHref, withPeriod } from "../_lib/rows-href";
import { shareTakenBack } from "../_lib/share-taken-back";
import type { PageView } from "../_lib/view";
import { loadRepMoves } from "./moves";
import styles from "./rep-movers.module.css";
import { overviewScopes } from "./scopes";

const SHOWN = 5;
/** From this share of a rep's revenue on, what was taken back changes what the move tells. */
const MUCH = 0.2;

/** Whose revenue moved most against the other period, and mostly why. */
export async function RepMovers({ view }: { view: PageView }) {
  const moves = await loadRepMoves(await overviewScopes(), view);
  if (!moves) return null;
  const movers = moves.rows
    .map((row) => ({ row, change: compareCells(metricOf("revenue"), row.cells.revenue, row.previous?.revenue) }))
    .filter(({ change }) => change.difference)
    .sort((a, b) => Math.abs(b.change.difference ?? 0) - Math.abs(a.change.difference ?? 0))
    .slice(0, SHOWN)
    .sort((a, b) => (b.change.difference ?? 0) - (a.change.difference ?? 0));
  type Mover = (typeof movers)[number];
  const columns: Column<Mover>[] = [
    {
      id: "rep",
      header: "Rep",
      cell: ({ row }) => (
        <Link href={withPeriod(`/reps/${idOf(row)}`, view.params)} prefetch={false}>
          {nameOf(row)}
        </Link>
      ),
    },
    {
      id: "revenue",
      header: "Revenue",
      align: "end",
      cell: ({ row }) => (
        <Link href={rowsHref(view.params, metricOf("revenue"), { rep: idOf(row) }) ?? ""} prefetch={false}>
          {formatFigure(row.cells.revenue?.value ?? null, "money")}
        </Link>
      ),
    },
    {
      id: "change",
      header: "Change",
      align: "end",
      cell: ({ change }) => <Delta comparison={change} unit="money" currency={view.currency} absolute />,
    },
    { id: "mostly", header: "Mostly", align: "end", cell: ({ row }) => <Mostly row={row} /> },
  ];
  return (
    <Card title="Reps who moved" subtitle={`Revenue vs ${view.versus}, and what moved it most`}>
      <DataTable
        caption="Reps who moved"
        columns={columns}
        rows={movers}
        rowKey={({ row }) => idOf(row)}
        path={view.path}
        params={view.params}
        empty={<EmptyState title="Nobody's revenue moved">There is nothing to compare in {view.versus}.</EmptyState>}
      />
    </Card>
  );
}

function idOf({ key }: MetricRow): string {
  return typeof key.rep === "object" && key.rep ? key.rep.id : "";
}

function nameOf({ key }: MetricRow): string {
  return typeof key.rep === "object" && key.rep ? key.rep.name : "Nobody";
}

function factors(cells: MetricCells): RevenueFactors {
  return {
    closed: (toNumber(cells.won_deals?.value) ?? 0) + (toNumber(cells.lost_deals?.value) ?? 0),
    winRate: toNumber(cells.win_rate?.value),
    averageDeal: toNumber(cells.avg_deal?.value),
  };
}

/** Why revenue moved, and that much of it is gone again where it is. */
function Mostly({ row }: { row: MetricRow }) {
  const share = shareTakenBack(row.cells);
  return (
    <>
      {mostly(row)}
      {share >= MUCH && <span className={styles.undone}>{formatShare(share)} since taken back</span>}
    </>
  );
}

function mostly({ cells, previous }: MetricRow): React.ReactNode {
  if (!previous) return "—";
  const [now, then] = [factors(cells), factors(previous)];
  switch (mainFactor(now, then)) {
    case "winRate":
      return `win rate ${formatPercentFigure(then.winRate)} → ${formatPercentFigure(now.winRate)} %`;
    case "averageDeal":
      return (now.averageDeal ?? 0) > (then.averageDeal ?? 0) ? "bigger deals" : "smaller deals";
    case "closed":
      return now.closed > then.closed ? "more deals closed" : "fewer deals closed";
    case null:
      return then.closed === 0 ? "nothing closed before" : "nothing won in one of them";
  }
}
