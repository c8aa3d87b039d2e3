import { type Queryable, queryRows, sql } from "@/lib/db/sql";
import type { TeamMember } from "@/lib/domain/commissions/facts";
import { type CalendarDate, maxDate, minDate } from "@/lib/values/calendar-date";
import type { RepKeys } from "./rep-keys";

/** The reps whose credits count for a rep's team components, and when. */
export type TeamFacts = { readonly members: readonly TeamMember[]; readonly memberIds: readonly number[] };

type Span = { readonly from: CalendarDate; readonly to: CalendarDate | null };
type Membership = Span & { readonly repId: number; readonly teamId: number };
type TeamRow = { id: number; parentId: number | null; managerRepId: number | null };

/**
 * Finds the members of a rep's teams: those the rep manages at any time, or else the team the rep is in while being in it; each with the
 * teams below it. Two queries, whatever number of reps is asked for.
 */
export async function loadTeamFacts(on: Queryable, keys: RepKeys): Promise<(repId: number) => TeamFacts> {
  const teams = await queryRows<TeamRow>(
    on,
    sql`select t.id, t.parent_id as "parentId", u.rep_id as "managerRepId" from teams t left join users u on u.id = t.manager_user_id`,
  );
  const memberships = await queryRows<Membership>(
    on,
    sql`select rep_id as "repId", team_id as "teamId", from_on as "from", to_on as "to"
        from (select *, lead(from_on) over (partition by rep_id order by from_on) as to_on from team_memberships) spans
        where team_id is not null order by rep_id, from_on`,
  );
  return (repId) => {
    const managed = teams.filter(({ managerRepId }) => managerRepId === repId).map(({ id }) => id);
    const own = memberships.filter((membership) => membership.repId === repId);
    const spans =
      managed.length > 0
        ? [{ teamIds: withTeamsBelow(managed, teams), span: null }]
        : own.map((span) => ({ teamIds: withTeamsBelow([span.teamId], teams), span }));
    const found = spans.flatMap(({ teamIds, span }) =>
      memberships.flatMap((membership) => {
        const shared = teamIds.has(membership.teamId) ? overlap(membership, span) : null;
        return shared ? [{ repId: membership.repId, ...shared }] : [];
      }),
    );
    return {
      members: found.map(({ repId: id, from, to }) => ({ rep: keys.get(id) ?? String(id), from, to })),
      memberIds: [...new Set(found.map((member) => member.repId))],
    };
  };
}

function withTeamsBelow(roots: readonly number[], teams: readonly TeamRow[]): Set<number> {
  const reached = new Set(roots);
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const { id, parentId } of teams) if (parentId !== null && reached.has(parentId)) reached.add(id);
  }
  return reached;
}

function overlap(a: Span, b: Span | null): Span | null {
  if (b === null) return { from: a.from, to: a.to };
  const from = maxDate(a.from, b.from);
  const to = a.to === null ? b.to : b.to === null ? a.to : minDate(a.to, b.to);
  return to === null || from < to ? { from, to } : null;
}
