import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { BEGINNING, type CalendarDate } from "@/lib/values/calendar-date";
import type { Membership, Team, TeamChoices, TeamDetail } from "../types";

type TeamRow = {
  id: number;
  name: string;
  parentId: number | null;
  parentName: string | null;
  managerUserId: number | null;
  managerName: string | null;
  managerFrom: CalendarDate | null;
  members: number;
  depth: number;
};

/** Every team, each below the one it is part of. */
export async function listTeamTree(scope: ReadScope): Promise<Team[]> {
  requirePeopleScope(scope);
  const rows = await queryRows<TeamRow>(
    database(),
    sql`with recursive tree as (
          select t.id, 0 as depth, array[lower(t.name)] as path from teams t where t.parent_id is null
          union all
          select t.id, p.depth + 1, p.path || lower(t.name) from teams t join tree p on p.id = t.parent_id),
        today as (
          select distinct on (m.rep_id) m.rep_id, m.team_id from team_memberships m join reps r on r.id = m.rep_id
          where m.from_on <= ${scope.today}::date and (r.ended_on is null or r.ended_on >= ${scope.today}::date)
          order by m.rep_id, m.from_on desc)
        select t.id, t.name, p.id as "parentId", p.name as "parentName", u.id as "managerUserId",
               coalesce(u.name, t.manager_name) as "managerName", tree.depth,
               (select max(h.until_on) from team_history h
                where h.team_id = t.id and h.manager_user_id is distinct from t.manager_user_id) as "managerFrom",
               (select count(*) from today d where d.team_id = t.id)::int as members
        from tree join teams t on t.id = tree.id left join teams p on p.id = t.parent_id left join users u on u.id = t.manager_user_id
        order by tree.path collate "und-x-icu", t.id`,
  );
  return rows.map(toTeam);
}

/** A team with everyone who is or was in it. Throws `not_found`. */
export async function getTeam(scope: ReadScope, id: number): Promise<TeamDetail> {
  const team = (await listTeamTree(scope)).find((candidate) => candidate.id === id);
  if (!team) throw new AppError("not_found", "There is no such team.");
  const memberships = await queryRows<Membership>(
    database(),
    sql`select s.rep_id as "repId", r.name as "repName", nullif(s.from_on, ${BEGINNING}::date) as "from", s.to_on as "to", r.ended_on as "endedOn"
        from (select m.*, lead(m.from_on) over (partition by m.rep_id order by m.from_on) as to_on from team_memberships m) s
        join reps r on r.id = s.rep_id
        where s.team_id = ${id}::int
        order by s.to_on desc nulls first, r.name collate "und-x-icu", s.from_on desc`,
  );
  return { ...team, memberships };
}

/** Whom one may choose as a team's manager or put into it. */
export async function listTeamChoices(scope: ReadScope): Promise<TeamChoices> {
  requirePeopleScope(scope);
  const [managers, reps] = await Promise.all([
    database().user.findMany({
      where: { disabledAt: null },
      select: { id: true, name: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
    queryRows<TeamChoices["reps"][number]>(
      database(),
      sql`select r.id, r.name, t.name as "teamName" from reps r left join lateral (
            select team_id from team_memberships m where m.rep_id = r.id and m.from_on <= ${scope.today}::date
            order by m.from_on desc limit 1) m on true
          left join teams t on t.id = m.team_id
          where r.ended_on is null or r.ended_on >= ${scope.today}::date
          order by r.name collate "und-x-icu", r.id`,
    ),
  ]);
  return { managers, reps };
}

function toTeam({ parentId, parentName, managerUserId, managerName, managerFrom, ...team }: TeamRow): Team {
  return {
    ...team,
    parent: parentId !== null && parentName !== null ? { id: parentId, name: parentName } : null,
    manager: managerName === null ? null : { userId: managerUserId, name: managerName, from: managerFrom },
  };
}

function requirePeopleScope({ action }: ReadScope): void {
  if (action !== "people.read") {
    throw new AppError("misuse", `Teams are read with leave for people.read, not for ${action}.`);
  }
}
