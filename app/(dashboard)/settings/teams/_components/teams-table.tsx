import Link from "next/link";
import type { Team } from "@/lib/features/teams/types";
import { formatCount } from "@/lib/format/number";
import { formatQuantity } from "@/lib/format/words";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { ManagerName } from "./manager-name";

/** Every team below the one it is part of. */
export function TeamsTable({ teams, params }: { teams: readonly Team[]; params: URLSearchParams }) {
  return (
    <Card title="Teams" subtitle={formatQuantity(teams.length, "team")}>
      <DataTable
        caption="Teams"
        columns={COLUMNS}
        rows={teams}
        rowKey={({ id }) => id}
        path="/settings/teams"
        params={params}
        empty={<EmptyState title="There are no teams yet">Add one, or import teams from a file.</EmptyState>}
      />
    </Card>
  );
}

const COLUMNS: readonly Column<Team>[] = [
  { id: "name", header: "Team", cell: ({ id, name }) => <Link href={`/settings/teams/${id}`}>{name}</Link> },
  { id: "parent", header: "Part of", cell: ({ parent }) => parent?.name },
  { id: "manager", header: "Manager", cell: ({ manager }) => <ManagerName manager={manager} /> },
  { id: "members", header: "Reps today", align: "end", cell: ({ members }) => formatCount(members) },
];
