import type { Key } from "@/lib/features/keys/types";
import { formatMoment } from "@/lib/format/date";
import { NO_VALUE } from "@/lib/format/locale";
import type { Column } from "@/lib/ui/table/types";
import { roleNames } from "../../../_lib/role-names";
import { RevokeKey } from "./revoke-key";

const STATES: Readonly<Record<Key["state"], string>> = {
  active: "Works",
  expired: "Expired",
  revoked: "Revoked",
  refused: "Refused: its person is disabled or lost the role",
};

/** The columns of the table of keys, with moments in the organisation's time zone. */
export function keyColumns(timeZone: string, mayWrite: boolean): readonly Column<Key>[] {
  const moment = (at: Date | null, none: string) => (at === null ? none : formatMoment(at, timeZone));
  const revoke: Column<Key> = {
    id: "revoke",
    header: "Revoke",
    cell: ({ id, name, state }) => (state === "revoked" ? NO_VALUE : <RevokeKey id={id} name={name} />),
  };
  return [
    { id: "name", header: "Name", grow: true, cell: ({ name }) => name },
    { id: "start", header: "Begins with", cell: ({ start }) => <code>{start}…</code> },
    { id: "role", header: "Role", cell: ({ role }) => roleNames([role]) },
    { id: "person", header: "For", cell: ({ person }) => person?.name ?? NO_VALUE },
    { id: "state", header: "State", cell: ({ state }) => STATES[state] },
    ...(mayWrite ? [revoke] : []),
    { id: "last", header: "Last used", cell: ({ lastUsedAt }) => moment(lastUsedAt, "Never") },
    { id: "expires", header: "Works until", cell: ({ expiresAt }) => moment(expiresAt, "No end") },
    {
      id: "made",
      header: "Made",
      cell: ({ createdAt, createdBy }) => `${moment(createdAt, NO_VALUE)}${createdBy ? ` by ${createdBy}` : ""}`,
    },
  ];
}
