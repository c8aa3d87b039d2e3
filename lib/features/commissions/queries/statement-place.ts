import { type Sql, sql } from "@/lib/db/sql";

/** The last day of the month of a statement, or the rep's last day where that was before: whose the rep was then, theirs the statement is. */
export function lastDayOf(statement: Sql): Sql {
  return sql`least(${statement}.to_on - 1, (select e.ended_on from reps e where e.id = ${statement}.rep_id))`;
}

const LAST_DAY = lastDayOf(sql`s`);

/** The name of the team that the rep of a statement `s` was in on that day; null in none. */
export const TEAM_OF_STATEMENT: Sql = sql`(
  select t.name from team_memberships m left join teams t on t.id = m.team_id
  where m.rep_id = s.rep_id and m.from_on <= ${LAST_DAY} order by m.from_on desc limit 1)`;

/** The plan that the rep was on last in the month, as assignments say today. */
const ASSIGNED = sql`(
  select p.name from plan_assignments a join plans p on p.id = a.plan_id
  where a.rep_id = s.rep_id and a.from_on <= ${LAST_DAY} and (a.to_on is null or a.to_on > s.from_on)
  order by least(a.to_on, s.to_on) desc, a.from_on desc limit 1)`;

/**
 * The name of the plan of a statement `s`: the one the rep was on last in the month, unless the statement's own lines know none but others. A
 * locked statement stays with the plan that it was paid by.
 */
export const PLAN_OF_STATEMENT: Sql = sql`(
  select case when exists (select from statement_lines l where l.statement_id = s.id and l.origin_on = s.from_on and l.plan = h.name) then h.name
              else coalesce((select l.plan from statement_lines l where l.statement_id = s.id and l.origin_on = s.from_on and l.plan is not null
                             order by l."on" desc, l.position desc limit 1), h.name) end
  from (select ${ASSIGNED} as name) h)`;
