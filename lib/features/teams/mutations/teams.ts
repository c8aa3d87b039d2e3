import { recordAudit } from "@/lib/auth/audit";
import type { WriteScope } from "@/lib/auth/scope";
import type { BulkTransaction } from "@/lib/db/bulk";
import type { Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors/app-error";
import type { Recounting } from "@/lib/features/commissions/mutations";
import { formatDate } from "@/lib/format/date";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { changeFrom, spansOn } from "@/lib/values/span";
import type { TeamSpan } from "../queries";
import type { NewTeam, TeamChange } from "../schema";
import { listTeamSpans, storeHistory } from "./history";
import { writeTeams } from "./write-teams";

/** Makes a team and returns its id. Throws `conflict` where the name is taken. */
export async function createTeam(scope: WriteScope, team: NewTeam): Promise<number> {
  return await writeTeams(scope, {}, async ({ transaction }) => {
    const data = await checked(transaction, team, null);
    const { id } = await transaction.team.create({ data });
    await record(transaction, scope, "create", id, `Made the team ${data.name}`, { after: data });
    return id;
  });
}

/**
 * Changes a team's name, and from a day on (by default today) the one it is part of and its manager: what reps were paid on the team before
 * that day stays. Throws `conflict` where it would be below itself, and `invalid_input` for a day to come.
 */
export async function updateTeam(
  scope: WriteScope,
  { teamId, from = scope.today, recount, ...team }: Omit<TeamChange, "recount"> & Recounting,
): Promise<void> {
  await writeTeams(scope, { recount }, async (bulk) => {
    const { transaction } = bulk;
    requireCome(from, scope.today);
    const before = await getStored(transaction, teamId);
    const data = await checked(transaction, team, teamId);
    // A manager who has no account is a name from a file; whoever leaves the choice blank did not mean to take it away.
    const managerName = data.managerName ?? (before.managerUserId === null ? before.managerName : null);
    const after = { ...data, managerName };
    const moved = await keepPlaces(bulk, teamId, { before, after, from });
    await transaction.team.update({ where: { id: teamId }, data: after });
    const summary = `Changed the team ${before.name}${moved ? ` from ${from}` : ""}`;
    await record(transaction, scope, "update", teamId, summary, { before, after: moved ? { ...after, from } : after });
  });
}

type PlaceChange = { readonly before: Stored; readonly after: Stored; readonly from: CalendarDate };

/** Keeps what the team was before the day, and says whether anything of it changed. */
async function keepPlaces(
  bulk: BulkTransaction,
  teamId: number,
  { before, after, from }: PlaceChange,
): Promise<boolean> {
  const spans = await listTeamSpans(bulk);
  // A name that only now has an account is who managed it all along.
  const named = before.managerUserId === null && before.managerName?.toLowerCase() === after.managerName?.toLowerCase();
  const managerUserId = named ? after.managerUserId : before.managerUserId;
  const own = spans
    .filter((span) => span.teamId === teamId)
    .map((span) => (span.to === null ? { ...span, managerUserId } : span));
  const placed = changeFrom(own, { parts: ["managerUserId", "parentId"], after, from });
  requireNoCircle(
    await listNames(bulk.transaction),
    [...spans.filter((span) => span.teamId !== teamId), ...placed],
    teamId,
  );
  const moved = JSON.stringify(placed) !== JSON.stringify(own);
  if (moved) await storeHistory(bulk, teamId, placed);
  return moved;
}

function requireCome(from: CalendarDate, today: CalendarDate): void {
  if (from <= today) return;
  throw problem(
    "invalid_input",
    "from",
    `${formatDate(from)} is still to come; today or an earlier day would be accepted.`,
  );
}

/** Removes a team that nothing hangs on. Throws `conflict` that says what does. */
export async function removeTeam(scope: WriteScope, teamId: number): Promise<void> {
  await writeTeams(scope, {}, async ({ transaction }) => {
    const before = await getStored(transaction, teamId);
    const hanging = await transaction.team.findUniqueOrThrow({
      where: { id: teamId },
      select: {
        _count: { select: { children: true, formerChildren: true, memberships: true, campaigns: true, costs: true } },
      },
    });
    const words = {
      children: "teams below it",
      formerChildren: "teams that were below it",
      memberships: "reps who are or were in it",
      campaigns: "campaigns",
      costs: "costs",
    };
    const found = (Object.keys(words) as (keyof typeof words)[]).filter((key) => hanging._count[key] > 0);
    if (found.length > 0) {
      const list = found.map((key) => words[key]).join(", ");
      throw new AppError("conflict", `${before.name} cannot be removed, because it has ${list}.`);
    }
    await transaction.team.delete({ where: { id: teamId } });
    await record(transaction, scope, "remove", teamId, `Removed the team ${before.name}`, { before });
  });
}

/** The columns to write. Throws where a name is taken, or the parent or manager cannot be. */
async function checked(transaction: Transaction, { name, parentId, managerUserId }: NewTeam, teamId: number | null) {
  const namesake = await transaction.team.findFirst({
    where: { name: { equals: name, mode: "insensitive" }, ...(teamId === null ? {} : { id: { not: teamId } }) },
  });
  if (namesake) throw problem("conflict", "name", `There is a team ${namesake.name} already.`);
  if (parentId !== null && !(await transaction.team.findUnique({ where: { id: parentId } })))
    throw problem("invalid_input", "parentId", "There is no such team.");
  const manager =
    managerUserId === null
      ? null
      : await transaction.user.findUnique({ where: { id: managerUserId, disabledAt: null }, select: { name: true } });
  if (managerUserId !== null && !manager)
    throw problem("invalid_input", "managerUserId", "There is no such active account.");
  return { name, parentId, managerUserId, managerName: manager?.name ?? null };
}

/** On any day: what a team is part of from an earlier day may meet what another was part of then. */
function requireNoCircle(names: ReadonlyMap<number, string>, spans: readonly TeamSpan[], teamId: number): void {
  const days = [...new Set(spans.map(({ from }) => from))].sort().reverse();
  for (const [index, day] of days.entries()) {
    const parents = new Map(spansOn(spans, day).map((span) => [span.teamId, span.parentId]));
    const above: number[] = [];
    for (let at = parents.get(teamId); at && !above.includes(at); at = parents.get(at)) above.push(at);
    if (!above.includes(teamId)) continue;
    const circle = [teamId, ...above].map((id) => names.get(id)).join(" → ");
    const when = index === 0 ? "" : ` on ${formatDate(day)}`;
    throw problem("conflict", "parentId", `This would put the team below itself${when}: ${circle}.`);
  }
}

async function listNames(transaction: Transaction): Promise<Map<number, string>> {
  const teams = await transaction.team.findMany({ select: { id: true, name: true } });
  return new Map(teams.map(({ id, name }) => [id, name]));
}

async function getStored(transaction: Transaction, teamId: number) {
  const team = await transaction.team.findUnique({ where: { id: teamId } });
  if (!team) throw new AppError("not_found", "There is no such team.");
  const { name, parentId, managerUserId, managerName } = team;
  return { name, parentId, managerUserId, managerName };
}

type Stored = Awaited<ReturnType<typeof getStored>>;

async function record(
  transaction: Transaction,
  scope: WriteScope,
  what: "create" | "update" | "remove",
  teamId: number,
  summary: string,
  changed: { before?: Stored; after?: Stored & { from?: CalendarDate } },
): Promise<void> {
  const about = { action: `teams.${what}`, objectType: "team", objectId: String(teamId), summary };
  await recordAudit(transaction, scope.actor, { ...about, ...changed });
}

function problem(code: "conflict" | "invalid_input", where: string, message: string): AppError {
  return new AppError(code, message, { details: [{ where, message }] });
}
