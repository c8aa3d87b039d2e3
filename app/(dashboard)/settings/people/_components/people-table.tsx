import Link from "next/link";
import type { Person } from "@/lib/features/people/types";
import { formatMoment } from "@/lib/format/date";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { roleNames } from "../../../_lib/role-names";
import { stateWords } from "../_lib/state-words";

type PeopleTableProps = { people: readonly Person[]; timeZone: string; params: URLSearchParams };

/** Everyone with an account. */
export function PeopleTable({ people, timeZone, params }: PeopleTableProps) {
  const active = people.filter(({ state }) => state === "active").length;
  return (
    <Card title="People" subtitle={`${people.length} with an account, ${active} active.`}>
      <DataTable
        caption="People with an account"
        columns={columns(timeZone)}
        rows={people}
        rowKey={({ id }) => id}
        path="/settings/people"
        params={params}
        empty={<EmptyState title="Nobody has an account yet">Invite the first one.</EmptyState>}
      />
    </Card>
  );
}

function columns(timeZone: string): Column<Person>[] {
  return [
    { id: "name", header: "Name", cell: ({ id, name }) => <Link href={`/settings/people/${id}`}>{name}</Link> },
    { id: "email", header: "E-mail", cell: ({ email }) => email },
    { id: "roles", header: "Roles", cell: ({ roles }) => roleNames(roles) },
    { id: "rep", header: "Rep", cell: ({ rep }) => rep && <Link href={`/reps/${rep.id}`}>{rep.name}</Link> },
    { id: "manages", header: "Manages", cell: ({ manages }) => manages.join(", ") },
    { id: "state", header: "State", cell: stateWords },
    {
      id: "seen",
      header: "Last seen",
      cell: ({ lastSeenAt }) => (lastSeenAt ? formatMoment(lastSeenAt, timeZone) : "—"),
    },
  ];
}
