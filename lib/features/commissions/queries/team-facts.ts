import { type Queryable, queryRows, sql } from "@/lib/db/sql";
import type { TeamMember } from "@/lib/domain/commissions/facts";
import { USER_REP_SPANS } from "@/lib/features/people/queries";
import { TEAM_SPANS } from "@/lib/features/teams/queries";
import { maxDate, minDate } from "@/lib/values/calendar-date";
import { type Span, spansOn } from "@/lib/values/span";
import type { RepKeys } from "./rep-keys";

/** The reps whose credits count for a rep's team components, and when. */
export type TeamFacts = { readonly members: readonly TeamMember[]; readonly memberIds: readonly number[] };

type Membership = Span & { readonly repId: number; readonly teamId: number };
type TeamRow = Span & { readonly id: number; readonly parentId: number | null; readonly managerRepId: number | null };
/** A time in which no team changes its manager, who that is as a rep, or what it is part of. */
type Epoch = Span & { readonly teams: readonly TeamRow[] };
type Member = Span & { readonly repId: number };

/**
 * Finds the members of a rep's teams as they stood on each day: those the rep managed then, or else the team the rep was in; each with the
 * teams below it. Two queries, whatever number of reps is asked for.
 */
export async function loadTeamFacts(on: Queryable, keys: RepKeys): Promise<(repId: number) => TeamFacts> {
  const teams = await queryRows<TeamRow>(
    on,
    sql`select s.team_id as id, greatest(s.from_on, u.from_on) as "from", least(s.to_on, u.to_on) as "to", s.parent_id as "parentId",
               u.rep_id as "managerRepId"
        from ${TEAM_SPANS} s left join ${USER_REP_SPANS} u on u.user_id = s.manager_user_id
          and (u.to_on is null or u.to_on > s.from_on) and (s.to_on is null or s.to_on > u.from_on)`,
  );
  const memberships = await queryRows<Membership>(
    on,
    sql`select rep_id as "repId", team_id as "teamId", from_on as "from", to_on as "to"
        from (select *, lead(from_on) over (partition by rep_id order by from_on) as to_on from team_memberships) spans
        where team_id is not null order by rep_id, from_on`,
  );
  const epochs = toEpochs(teams);
  return (repId) => {
    const own = memberships.filter((membership) => membership.repId === repId);
    const found = joinSpans(epochs.flatMap((epoch) => membersIn(epoch, repId, own, memberships)));
    return {
      members: found.map(({ repId: id, from, to }) => ({ rep: keys.get(id) ?? String(id), from, to })),
      memberIds: [...new Set(found.map((member) => member.repId))],
    };
  };
}

function toEpochs(teams: readonly TeamRow[]): Epoch[] {
  const days = [...new Set(teams.map(({ from }) => from))].sort();
  return days.map((from, index) => ({ from, to: days[index + 1] ?? null, teams: spansOn(teams, from) }));
}

function membersIn(
  epoch: Epoch,
  repId: number,
  own: readonly Membership[],
  memberships: readonly Membership[],
): Member[] {
  const managed = epoch.teams.filter(({ managerRepId }) => managerRepId === repId).map(({ id }) => id);
  const times: readonly { readonly roots: readonly number[]; readonly span: Span | null }[] =
    managed.length > 0
      ? [{ roots: managed, span: epoch }]
      : own.map((membership) => ({ roots: [membership.teamId], span: overlap(membership, epoch) }));
  return times.flatMap(({ roots, span }) => {
    if (span === null) return [];
    const teamIds = withTeamsBelow(roots, epoch.teams);
    return memberships.flatMap((membership) => {
      const shared = teamIds.has(membership.teamId) ? overlap(membership, span) : null;
      return shared ? [{ repId: membership.repId, ...shared }] : [];
    });
  });
}

/** Those that follow on each other without a gap are one. */
function joinSpans(members: readonly Member[]): Member[] {
  const joined: Member[] = [];
  for (const member of members.toSorted((a, b) => a.repId - b.repId || (a.from < b.from ? -1 : 1))) {
    const before = joined.at(-1);
    if (before?.repId === member.repId && before.to === member.from)
      joined[joined.length - 1] = { ...before, to: member.to };
    else joined.push(member);
  }
  return joined;
}

function withTeamsBelow(roots: readonly number[], teams: readonly TeamRow[]): Set<number> {
  const reached = new Set(roots);
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const { id, parentId } of teams) if (parentId !== null && reached.has(parentId)) reached.add(id);
  }
  return reached;
}

function overlap(a: Span, b: Span): Span | null {
  const from = maxDate(a.from, b.from);
  const to = a.to === null ? b.to : b.to === null ? a.to : minDate(a.to, b.to);
  return to === null || from < to ? { from, to } : null;
}
