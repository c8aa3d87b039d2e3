import type { ReadScope } from "@/lib/auth/scope";
import { loadLeaderboard } from "@/lib/features/reps/queries";
import type { Standing } from "@/lib/features/reps/types";
import { formatFigure } from "@/lib/format/metric";
import { Card } from "@/lib/ui/card";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import type { PageView } from "../../_lib/view";

type Row = { place: number; name: string; revenue: Standing["revenue"]; own: boolean };

/** Where a rep stands among the reps, as far as the organisation lets them see each other. */
export async function Leaderboard({ scope, view }: { scope: ReadScope; view: PageView }) {
  const board = await loadLeaderboard(scope, view.state.period);
  if (board.shows === "nothing") return null;
  const title = `Among all reps in ${view.periodName}`;
  if (board.shows === "rank_only") {
    return (
      <Card title={title} subtitle="By revenue. The organisation shows no names and no figures of others.">
        <p>{standingWords(board.own)}</p>
      </Card>
    );
  }
  return (
    <Card title={title} subtitle={`By revenue. ${standingWords(board.own)}`}>
      <DataTable
        caption={`Reps by revenue in ${view.words.period}`}
        columns={COLUMNS}
        rows={board.rows}
        rowKey={({ place, name, own }) => `${place} ${name} ${own}`}
        path={view.path}
        params={view.params}
        empty={<p>{standingWords(board.own)}</p>}
      />
    </Card>
  );
}

const COLUMNS: readonly Column<Row>[] = [
  { id: "name", header: "Rep", cell: ({ name, own }) => (own ? <strong>{name} (you)</strong> : name) },
  { id: "place", header: "Place", align: "end", cell: ({ place }) => place },
  { id: "revenue", header: "Revenue", align: "end", cell: ({ revenue }) => formatFigure(revenue, "money") },
];

function standingWords({ place, of, revenue }: Standing): string {
  if (place === null) return "You have no deal and no quota in these days, so you have no place.";
  return `You are number ${place} of ${of}, with ${formatFigure(revenue, "money")}.`;
}
