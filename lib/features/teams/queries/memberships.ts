import { type Sql, sql } from "@/lib/db/sql";
import type { CalendarDate } from "@/lib/values/calendar-date";

/**
 * Which team each rep was in, and when (`to_on` is exclusive): a membership holds until the rep's next one. One that begins after the rep left does not count:
 * what comes of their deals then stays with the team they were in last.
 */
export const MEMBERSHIPS: Sql = sql`(
  select k.rep_id, k.team_id, k.from_on, lead(k.from_on, 1, 'infinity') over (partition by k.rep_id order by k.from_on) as to_on
  from team_memberships k join reps e on e.id = k.rep_id where e.ended_on is null or k.from_on <= e.ended_on)`;

/** The id of the team that a rep was in on a day; null in none. */
export function teamOn(rep: Sql, day: Sql): Sql {
  return sql`(select k.team_id from team_memberships k join reps e on e.id = k.rep_id
              where k.rep_id = ${rep} and k.from_on <= least(${day}, e.ended_on) order by k.from_on desc limit 1)`;
}

/** The ids of the reps who are in one of the teams or were, up to today: a membership that is still to come says nothing yet. */
export function repsEverIn(teamIds: readonly number[], today: CalendarDate): Sql {
  return sql`(select k.rep_id from ${MEMBERSHIPS} k where k.team_id = any(${[...teamIds]}::int[]) and k.from_on <= ${today}::date)`;
}
