import Link from "next/link";
import { undoPlacing } from "@/lib/features/teams/actions";
import type { Membership, TeamDetail } from "@/lib/features/teams/types";
import { formatDate } from "@/lib/format/date";
import { Card } from "@/lib/ui/card";
import { ConfirmAction } from "@/lib/ui/form/confirm-action";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { addDays, BEGINNING } from "@/lib/values/calendar-date";
import { RECOUNT } from "../../../_components/commissions/recount";

/** Everyone who is or was in a team, and when. */
export function MembersTable({ team, params }: { team: TeamDetail; params: URLSearchParams }) {
  return (
    <Card title="Reps" subtitle="Who is or was in the team itself; those of the teams below it are listed there.">
      <DataTable
        caption={`Reps of ${team.name}`}
        columns={columnsOf(team)}
        rows={team.memberships}
        rowKey={({ repId, from }) => `${repId} ${from}`}
        path={`/settings/teams/${team.id}`}
        params={params}
        empty={<EmptyState title="Nobody is or was in this team" />}
      />
    </Card>
  );
}

function untilWords({ to, endedOn }: Membership): string {
  if (endedOn !== null && (to === null || endedOn < to)) return `Left on ${formatDate(endedOn)}`;
  return to === null ? "Now" : formatDate(addDays(to, -1));
}

function columnsOf({ id: teamId, name: team }: TeamDetail): readonly Column<Membership>[] {
  return [
    { id: "rep", header: "Rep", cell: ({ repId, repName }) => <Link href={`/reps/${repId}`}>{repName}</Link> },
    { id: "from", header: "From", cell: ({ from }) => (from ? formatDate(from) : "The beginning") },
    { id: "to", header: "Until", cell: untilWords },
    {
      id: "undo",
      header: "A mistake?",
      cell: ({ repId, repName, from }) => (
        <ConfirmAction
          action={undoPlacing}
          input={{ teamId, repId, from: from ?? BEGINNING }}
          label="Take back"
          name={`${repName} from ${from ? formatDate(from) : "the beginning"}`}
          question={RECOUNT}
          asks={`As if ${repName} had not been put into ${team} on that day: what held before it holds on. Statements follow.`}
        />
      ),
    },
  ];
}
