import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { allOf, hasOneOf } from "@/lib/db/filters";
import { type RowOrder, readPage } from "@/lib/db/keyset";
import { empty, queryRows, raw, type Sql, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { MEMBERSHIPS, repsEverIn, teamOn } from "@/lib/features/teams/queries";
import type { ListPage, ListQuery } from "@/lib/values/list-query";
import type { Period } from "@/lib/values/period";
import {
  type ListedRep,
  type ListedTeam,
  REP_FILTERS,
  type Rep,
  type RepFilter,
  type RepName,
  type RepSort,
  type TeamName,
} from "../types";

type RepRow = Omit<ListedRep, "team"> & { readonly teamId: number | null; readonly teamName: string | null };

const REP_KEYS: Readonly<Record<RepSort, Pick<RowOrder, "key" | "type">>> = {
  name: { key: sql`lower(r.name) collate "und-x-icu"`, type: "text" },
  team: { key: sql`lower(t.name) collate "und-x-icu"`, type: "text" },
  region: { key: sql`lower(r.region) collate "und-x-icu"`, type: "text" },
  started_on: { key: sql`r.started_on`, type: "date" },
};

const REP_COLUMNS: Readonly<Record<RepFilter, string>> = { name: "r.name", team: "t.name", region: "r.region" };

/** Reps in reach, in pages; a rep's team is that of the scope's today. */
export async function listReps(
  scope: ReadScope,
  { sort, after, limit, filter }: ListQuery<RepSort, RepFilter>,
): Promise<ListPage<ListedRep>> {
  const { rows, next } = await readPage<RepRow>(database(), {
    columns: sql`r.id, r.external_id as "externalId", r.name, r.email, r.region, r.manager_name as "managerName",
      r.started_on as "startedOn", r.ended_on as "endedOn", t.id as "teamId", t.name as "teamName"`,
    from: repsInReach(scope),
    where: allOf(REP_FILTERS.map((name) => hasOneOf(raw(REP_COLUMNS[name]), filter[name]))),
    order: { ...REP_KEYS[sort.by], id: sql`r.id`, descending: sort.descending },
    after,
    limit,
  });
  return { rows: rows.map(({ teamId, teamName, ...rep }) => ({ ...rep, team: toTeam(teamId, teamName) })), next };
}

/** The teams that the scope reaches, in pages by name; none for who sees only their own rows. */
export async function listTeamPage(
  scope: ReadScope,
  { sort, after, limit }: ListQuery<"name", never>,
): Promise<ListPage<ListedTeam>> {
  if (scope.reach.kind === "own") return { rows: [], next: null };
  const { rows, next } = await readPage<
    TeamName & {
      readonly managerName: string | null;
      readonly parentId: number | null;
      readonly parentName: string | null;
    }
  >(database(), {
    columns: sql`t.id, t.name, coalesce(u.name, t.manager_name) as "managerName", p.id as "parentId", p.name as "parentName"`,
    from: sql`teams t left join teams p on p.id = t.parent_id left join users u on u.id = t.manager_user_id`,
    where: scope.reach.kind === "team" ? sql`t.id = any(${[...scope.reach.teamIds]}::int[])` : sql`true`,
    order: { key: sql`lower(t.name) collate "und-x-icu"`, type: "text", id: sql`t.id`, descending: sort.descending },
    after,
    limit,
  });
  return {
    rows: rows.map(({ id, name, managerName, parentId, parentName }) => ({
      id,
      name,
      managerName,
      parent: toTeam(parentId, parentName),
    })),
    next,
  };
}

/** A rep within the scope's reach. Throws `not_found` for any other, whether it exists or not. */
export async function getRep(scope: ReadScope, id: number): Promise<Rep> {
  const [row] = await queryRows<Omit<Rep, "team"> & { teamId: number | null; teamName: string | null }>(
    database(),
    sql`select r.id, r.name, r.email, r.region, r.manager_name as "managerName", r.started_on as "startedOn",
               r.ended_on as "endedOn", t.id as "teamId", t.name as "teamName"
        from ${repsInReach(scope)} where r.id = ${id}::int`,
  );
  if (!row) throw new AppError("not_found", "There is no such rep.");
  const { teamId, teamName, ...rep } = row;
  return { ...rep, team: toTeam(teamId, teamName) };
}

/**
 * The days on which a rep's rows are within reach: for a manager, while the rep was in one of the teams; by time. Null where every day is.
 */
export async function listReachedDays({ reach }: ReadScope, id: number): Promise<Period[] | null> {
  if (reach.kind !== "team" || id === reach.ownRepId) return null;
  return await queryRows<Period>(
    database(),
    sql`select from_on as "from", least(to_on, date '9999-12-31') as "to"
        from ${MEMBERSHIPS} s where s.rep_id = ${id}::int and s.team_id = any(${[...reach.teamIds]}::int[]) order by s.from_on`,
  );
}

/** Reps in reach whose name has the text in it, by name. */
export async function listRepNames(scope: ReadScope, text: string, limit: number): Promise<RepName[]> {
  return await queryRows<RepName>(
    database(),
    sql`select r.id, r.name, t.name as "teamName" from ${repsInReach(scope)}
        where strpos(lower(r.name), lower(${text})) > 0
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

function toTeam(id: number | null, name: string | null): TeamName | null {
  return id === null || name === null ? null : { id, name };
}

/**
 * The reps in reach as `r`, each with the team `t` of the scope's today. Of a rep who was in a manager's teams and is there no longer, where
 * they are now and what is told of them there is not the manager's to see: team, e-mail, region, manager and last day are null.
 */
function repsInReach({ reach, today }: ReadScope): Sql {
  const latest = sql`cross join lateral (select ${teamOn(sql`reps.id`, sql`${today}::date`)} as team_id) m`;
  if (reach.kind !== "team")
    return sql`(select reps.*, m.team_id from reps ${latest}
        where ${reach.kind === "all" ? sql`true` : sql`reps.id = ${reach.repId}::int`}) r left join teams t on t.id = r.team_id`;
  const teamIds = sql`any(${[...reach.teamIds]}::int[])`;
  return sql`(select reps.id, reps.external_id, reps.name, reps.started_on,
          case when near.is_near then reps.email end as email, case when near.is_near then reps.region end as region,
          case when near.is_near then reps.manager_name end as manager_name,
          case when near.is_near then reps.ended_on end as ended_on, case when near.is_near then m.team_id end as team_id
        from reps ${latest}
        cross join lateral (select coalesce(reps.id = ${reach.ownRepId}::int or m.team_id = ${teamIds}, false) as is_near) near
        where near.is_near or reps.id in ${repsEverIn(reach.teamIds, today)}
      ) r left join teams t on t.id = r.team_id`;
}
