import { type Sql, sql } from "@/lib/db/sql";
import { BEGINNING } from "@/lib/values/calendar-date";
import type { Span } from "@/lib/values/span";

/** Who manages a team and what it is part of, by id. */
export type TeamPlace = { readonly managerUserId: number | null; readonly parentId: number | null };

/** What a team was from a day until before another; null: until further notice. */
export type TeamSpan = TeamPlace & Span & { readonly teamId: number };

/** What each team was, and when (`to_on` is exclusive, null for what it is now). The first of a team's spans is from the beginning. */
export const TEAM_SPANS: Sql = sql`(
  select h.team_id, lag(h.until_on, 1, ${BEGINNING}::date) over (partition by h.team_id order by h.until_on) as from_on, h.until_on as to_on,
         h.manager_user_id, h.parent_id
  from team_history h
  union all
  select t.id, coalesce((select max(h.until_on) from team_history h where h.team_id = t.id), ${BEGINNING}::date), null, t.manager_user_id, t.parent_id
  from teams t)`;
