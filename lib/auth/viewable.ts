import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import { BEGINNING } from "@/lib/values/calendar-date";
import { type Role, reachOf } from "./permissions";

type Person = {
  readonly id: number;
  readonly repId: number | null;
  readonly roles: readonly Role[];
  /** Every team their rep was ever in. */
  readonly teamIds: readonly number[];
  /** Whether their rep was in no team on some day since they started: nobody but those who reach all see such days. */
  readonly wasWithoutTeam: boolean;
};

/**
 * Whether the viewer may see what the person sees: downwards only. An admin may for everybody but admins, a manager for who is
 * a rep, and nothing else, and never was in a team other than theirs and those below, nor in none: what the rep sees reaches back to it.
 */
export function mayViewAs(
  viewer: { readonly roles: readonly Role[]; readonly userId: number; readonly teamIds: readonly number[] },
  person: Person,
): boolean {
  if (person.id === viewer.userId || person.roles.length === 0) return false;
  const reach = reachOf(viewer.roles, "view_as.write");
  if (reach === "all") return !person.roles.includes("admin");
  if (reach !== "team") return false;
  const onlyRep = person.roles.every((role) => role === "rep");
  if (person.teamIds.length === 0 || person.wasWithoutTeam) return false;
  return onlyRep && person.teamIds.every((team) => viewer.teamIds.includes(team));
}

/** A person who can sign in; null when there is none. */
export async function findPerson(userId: number): Promise<Person | null> {
  const [found] = await queryRows<Omit<Person, "roles" | "teamIds"> & { roles: Role[]; teamIds: number[] }>(
    database(),
    sql`select u.id, u.rep_id as "repId", coalesce(array_agg(r.role::text) filter (where r.role is not null), '{}') as roles,
               array(select distinct m.team_id from team_memberships m
                      where m.rep_id = u.rep_id and m.team_id is not null) as "teamIds",
               exists (select 1 from reps p left join (
                         select rep_id, team_id, from_on, lag(from_on) over (order by from_on) as before_on,
                           lead(from_on) over (order by from_on) as to_on
                         from team_memberships where rep_id = u.rep_id) m on m.rep_id = p.id
                       where p.id = u.rep_id and (
                         (m.team_id is null and m.from_on <= coalesce(p.ended_on, m.from_on) and coalesce(m.to_on, date 'infinity') > coalesce(p.started_on, m.from_on))
                         or (m.before_on is null and m.from_on > coalesce(p.started_on, ${BEGINNING}::date)))) as "wasWithoutTeam"
        from users u left join user_roles r on r.user_id = u.id
        where u.id = ${userId} and u.disabled_at is null
        group by u.id`,
  );
  return found ?? null;
}
