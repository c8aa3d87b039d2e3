import type { ReadScope, WriteScope } from "@/lib/auth/scope";
import { type Sql, sql } from "@/lib/db/sql";
import { teamOn } from "@/lib/features/teams/queries";

/** The day that says in whose team a statement is: the last of its month, or today before that comes. */
export function placeDay(statement: Sql, { today }: ReadScope | WriteScope): Sql {
  return sql`least(${statement}.to_on - 1, ${today}::date)`;
}

/** The name of the team that the rep of a statement `s` was in on that day; null in none. A locked one says what it was when it was locked. */
export function teamOfStatement(scope: ReadScope | WriteScope): Sql {
  const team = sql`(select t.name from teams t where t.id = ${teamOn(sql`s.rep_id`, placeDay(sql`s`, scope))})`;
  return sql`case when s.state = 'locked' then s.locked_team else ${team} end`;
}

/** The plan that the rep was on last in the month, as assignments say today. */
const ASSIGNED = sql`(
  select p.name from plan_assignments a join plans p on p.id = a.plan_id join reps e on e.id = a.rep_id
  where a.rep_id = s.rep_id and a.from_on <= least(s.to_on - 1, e.ended_on) and (a.to_on is null or a.to_on > s.from_on)
  order by least(a.to_on, s.to_on) desc, a.from_on desc limit 1)`;

/**
 * The name of the plan of a statement `s`: the one the rep was on last in the month, unless the statement's own lines know none but others. A
 * locked one says what it was when it was locked. The last line is an array's first, not a limit: that could walk through all statements' lines by their days.
 */
export const PLAN_OF_STATEMENT: Sql = sql`(
  case when s.state = 'locked' then s.locked_plan else (
    select case when exists (select from statement_lines l where l.statement_id = s.id and l.origin_on = s.from_on and lower(l.plan) = lower(h.name)) then h.name
                else coalesce((select (array_agg(l.plan order by l."on" desc, l.position desc))[1] from statement_lines l
                               where l.statement_id = s.id and l.origin_on = s.from_on and l.plan is not null), h.name) end
    from (select ${ASSIGNED} as name) h) end)`;
