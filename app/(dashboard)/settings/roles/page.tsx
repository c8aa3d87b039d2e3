import type { Metadata } from "next";
import { type Action, PERMISSIONS, type ReachKind, ROLES, type Role, reachOf } from "@/lib/auth/permissions";
import { pageScope } from "@/lib/http/page";
import { Card } from "@/lib/ui/card";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { type PageSearchParams, toSearchParams } from "@/lib/ui/url/search-params";
import { roleNames } from "../../_lib/role-names";
import { SettingsHeader } from "../_components/settings-header";
import styles from "./page.module.css";

export const metadata: Metadata = { title: "Roles" };

const ACTIONS = Object.keys(PERMISSIONS) as Action[];
const REACH: Readonly<Record<ReachKind, string>> = { own: "Own", team: "Team", all: "All" };

const COLUMNS: readonly Column<Action>[] = [
  { id: "action", header: "May", cell: (action) => <span className={styles.words}>{PERMISSIONS[action].words}</span> },
  ...ROLES.map((role) => ({ id: role, header: roleNames([role]), cell: (action: Action) => reachWords(role, action) })),
];

export default async function RolesPage({ searchParams }: { searchParams: Promise<PageSearchParams> }) {
  const scope = await pageScope("people.read");
  return (
    <>
      <SettingsHeader scope={scope} current="/settings/roles">
        What each role may do. Whoever holds several may do what any of them may. It is the table by which every page
        and file decides.
      </SettingsHeader>
      <Card
        title="Roles"
        subtitle="Own: of the rep they are. Team: of the teams they manage and those below, while a rep was in them. All: of everyone."
      >
        <DataTable
          caption="What each role may do"
          columns={COLUMNS}
          rows={ACTIONS}
          rowKey={(action) => action}
          path="/settings/roles"
          params={toSearchParams(await searchParams)}
          empty={null}
        />
      </Card>
    </>
  );
}

function reachWords(role: Role, action: Action): string {
  const reach = reachOf([role], action);
  return reach === null ? "–" : REACH[reach];
}
