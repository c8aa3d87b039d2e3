import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { empty, queryRows, type Sql, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import type { Rep, RepName, TeamName } from "../types";

/** A rep within the scope's reach. Throws `not_found` for any other, whether it exists or not. */
export async function getRep(scope: ReadScope, id: number): Promise<Rep> {
  const [row] = await queryRows<Omit<Rep, "team"> & { teamId: number | null; teamName: string | null }>(
    database(),
    sql`select r.id, r.name, r.email, r.region, r.manager_name as "managerName", r.started_on as "startedOn",
               r.ended_on as "endedOn", t.id as "teamId", t.name as "teamName"
        from reps r ${currentTeam(scope)} where r.id = ${id}::int ${inReach(scope)}`,
  );
  if (!row) throw new AppError("not_found", "There is no such rep.");
  const { teamId, teamName, ...rep } = row;
  return { ...rep, team: teamId !== null && teamName !== null ? { id: teamId, name: teamName } : null };
}

/** Reps in reach whose name has the text in it, by name. */
export async function listRepNames(scope: ReadScope, text: string, limit: number): Promise<RepName[]> {
  return await queryRows<RepName>(
    database(),
    sql`select r.id, r.name, t.name as "teamName" from reps r ${currentTeam(scope)}
        where strpos(lower(r.name), lower(${text})) > 0 ${inReach(scope)}
        order by strpos(lower(r.name), lower(${text})), r.name collate "und-x-icu", r.id limit ${limit}::int`,
  );
}

/** The teams that the scope reaches, by name; none for who sees only their own rows. */
export async function listTeams(scope: ReadScope): Promise<TeamName[]> {
  if (scope.reach.kind === "own") return [];
  const within = scope.reach.kind === "team" ? sql`where id = any(${[...scope.reach.teamIds]}::int[])` : empty;
  return await queryRows<TeamName>(
    database(),
    sql`select id, name from teams ${within} order by name collate "und-x-icu", id`,
  );
}

function currentTeam(scope: ReadScope): Sql {
  return sql`left join lateral (
      select team_id from team_memberships m where m.rep_id = r.id and m.from_on <= ${scope.today}::date
      order by m.from_on desc limit 1
    ) m on true left join teams t on t.id = m.team_id`;
}

function inReach({ reach }: ReadScope): Sql {
  if (reach.kind === "all") return empty;
  if (reach.kind === "own") return sql`and r.id = ${reach.repId}::int`;
  return sql`and (r.id = ${reach.ownRepId}::int
      or exists (select 1 from team_memberships k where k.rep_id = r.id and k.team_id = any(${[...reach.teamIds]}::int[])))`;
}
