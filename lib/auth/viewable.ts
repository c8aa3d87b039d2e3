import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import { type Role, reachOf } from "./permissions";

type Person = { readonly id: number; readonly repId: number | null; readonly roles: readonly Role[] };

/**
 * Whether the viewer may see what the person sees: downwards only. An admin may for everybody but admins, a manager for who is
 * a rep, and nothing else, and never was in a team other than theirs and those below: what the rep sees reaches back to it.
 */
export function mayViewAs(
  viewer: { readonly roles: readonly Role[]; readonly userId: number; readonly teamIds: readonly number[] },
  person: Person & { readonly teamIds: readonly number[] },
): boolean {
  if (person.id === viewer.userId || person.roles.length === 0) return false;
  const reach = reachOf(viewer.roles, "view_as.write");
  if (reach === "all") return !person.roles.includes("admin");
  if (reach !== "team") return false;
  const onlyRep = person.roles.every((role) => role === "rep");
  return onlyRep && person.teamIds.length > 0 && person.teamIds.every((team) => viewer.teamIds.includes(team));
}

/** A person who can sign in, with every team their rep was ever in; null when there is none. */
export async function findPerson(userId: number): Promise<(Person & { readonly teamIds: readonly number[] }) | null> {
  const [found] = await queryRows<Person & { teamIds: number[] }>(
    database(),
    sql`select u.id, u.rep_id as "repId", coalesce(array_agg(r.role::text) filter (where r.role is not null), '{}') as roles,
               array(select distinct m.team_id from team_memberships m
                      where m.rep_id = u.rep_id and m.team_id is not null) as "teamIds"
        from users u left join user_roles r on r.user_id = u.id
        where u.id = ${userId} and u.disabled_at is null
        group by u.id`,
  );
  return found ?? null;
}
