import type { BulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { TEAM_SPANS, type TeamSpan } from "../queries";

/** The spans of every team, by time. */
export async function listTeamSpans({ transaction }: BulkTransaction): Promise<TeamSpan[]> {
  return await queryRows<TeamSpan>(
    transaction,
    sql`select team_id as "teamId", from_on as "from", to_on as "to", manager_user_id as "managerUserId", parent_id as "parentId"
        from ${TEAM_SPANS} s order by team_id, from_on`,
  );
}

/** Writes what a team was before now. */
export async function storeHistory(bulk: BulkTransaction, teamId: number, spans: readonly TeamSpan[]): Promise<void> {
  await execute(bulk, sql`delete from team_history where team_id = ${teamId}::int`);
  for (const { to, managerUserId, parentId } of spans) {
    if (to === null) continue;
    await execute(
      bulk,
      sql`insert into team_history (team_id, until_on, manager_user_id, parent_id)
          values (${teamId}::int, ${to}::date, ${managerUserId}::int, ${parentId}::int)`,
    );
  }
}

/**
 * SQL that keeps what teams were until today. `given` lists `team_id`, `manager_user_id` and `parent_id` of each that a write may have
 * changed, as it was before.
 */
export function keepFormer(given: string, today: string): string {
  return `insert into team_history (team_id, until_on, manager_user_id, parent_id)
     select g.team_id, ${today}, g.manager_user_id, g.parent_id from (${given}) g join teams t on t.id = g.team_id
     where g.parent_id is distinct from t.parent_id or g.manager_user_id is distinct from t.manager_user_id
     on conflict (team_id, until_on) do nothing`;
}
