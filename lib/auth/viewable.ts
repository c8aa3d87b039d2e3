import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import { type Role, reachOf } from "./permissions";

type Person = { readonly id: number; readonly repId: number | null; readonly roles: readonly Role[] };

/**
 * Whether the viewer may see what the person sees: downwards only. An admin may for everybody but admins, a manager for who is
 * a rep, and nothing else, in a team of theirs or below it today.
 */
export function mayViewAs(
  viewer: { readonly roles: readonly Role[]; readonly userId: number; readonly teamIds: readonly number[] },
  person: Person & { readonly teamId: number | null },
): boolean {
  if (person.id === viewer.userId || person.roles.length === 0) return false;
  const reach = reachOf(viewer.roles, "view_as.write");
  if (reach === "all") return !person.roles.includes("admin");
  if (reach !== "team") return false;
  const onlyRep = person.roles.every((role) => role === "rep");
  return onlyRep && person.teamId !== null && viewer.teamIds.includes(person.teamId);
}

/** A person who can sign in, with the team their rep is in today; null when there is none. */
export async function findPerson(userId: number): Promise<(Person & { readonly teamId: number | null }) | null> {
  const [found] = await queryRows<Person & { teamId: number | null }>(
    database(),
    sql`select u.id, u.rep_id as "repId", coalesce(array_agg(r.role::text) filter (where r.role is not null), '{}') as roles,
               (select m.team_id from team_memberships m where m.rep_id = u.rep_id and m.from_on <= current_date
                 order by m.from_on desc limit 1) as "teamId"
        from users u left join user_roles r on r.user_id = u.id
        where u.id = ${userId} and u.disabled_at is null
        group by u.id`,
  );
  return found ?? null;
}
