import Link from "next/link";
import type { Membership, TeamDetail } from "@/lib/features/teams/types";
import { formatDate } from "@/lib/format/date";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { addDays } from "@/lib/values/calendar-date";

/** Everyone who is or was in a team, and when. */
export function MembersTable({ team, params }: { team: TeamDetail; params: URLSearchParams }) {
  return (
    <Card title="Reps" subtitle="Who is or was in the team itself; those of the teams below it are listed there.">
      <DataTable
        caption={`Reps of ${team.name}`}
        columns={COLUMNS}
        rows={team.memberships}
        rowKey={({ repId, from }) => `${repId} ${from}`}
        path={`/settings/teams/${team.id}`}
        params={params}
        empty={<EmptyState title="Nobody is or was in this team" />}
      />
    </Card>
  );
}

const COLUMNS: readonly Column<Membership>[] = [
  { id: "rep", header: "Rep", cell: ({ repId, repName }) => <Link href={`/reps/${repId}`}>{repName}</Link> },
  { id: "from", header: "From", cell: ({ from }) => (from ? formatDate(from) : "The beginning") },
  { id: "to", header: "Until", cell: ({ to }) => (to ? formatDate(addDays(to, -1)) : "Now") },
];
