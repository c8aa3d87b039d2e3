import { recordAudit } from "@/lib/auth/audit";
import type { WriteScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors/app-error";
import type { NewTeam, TeamChange } from "../schema";
import { writeTeams } from "./write-teams";

/** Makes a team and returns its id. Throws `conflict` where the name is taken. */
export async function createTeam(scope: WriteScope, team: NewTeam): Promise<number> {
  return await writeTeams(scope, async ({ transaction }) => {
    const data = await checked(transaction, team, null);
    const { id } = await transaction.team.create({ data });
    await record(transaction, scope, "create", id, `Made the team ${data.name}`, { after: data });
    return id;
  });
}

/** Changes a team's name, the one it is part of, and its manager. Throws `conflict` where it would be below itself. */
export async function updateTeam(scope: WriteScope, { teamId, ...team }: TeamChange): Promise<void> {
  await writeTeams(scope, async ({ transaction }) => {
    const before = await getStored(transaction, teamId);
    const data = await checked(transaction, team, teamId);
    // A manager who has no account is a name from a file; whoever leaves the choice blank did not mean to take it away.
    const managerName = data.managerName ?? (before.managerUserId === null ? before.managerName : null);
    const after = { ...data, managerName };
    await transaction.team.update({ where: { id: teamId }, data: after });
    await record(transaction, scope, "update", teamId, `Changed the team ${before.name}`, { before, after });
  });
}

/** Removes a team that nothing hangs on. Throws `conflict` that says what does. */
export async function removeTeam(scope: WriteScope, teamId: number): Promise<void> {
  await writeTeams(scope, async ({ transaction }) => {
    const before = await getStored(transaction, teamId);
    const hanging = await transaction.team.findUniqueOrThrow({
      where: { id: teamId },
      select: { _count: { select: { children: true, memberships: true, campaigns: true, costs: true } } },
    });
    const words = {
      children: "teams below it",
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
  if (parentId !== null) await requireNoCircle(transaction, teamId, parentId);
  const manager =
    managerUserId === null
      ? null
      : await transaction.user.findUnique({ where: { id: managerUserId, disabledAt: null }, select: { name: true } });
  if (managerUserId !== null && !manager)
    throw problem("invalid_input", "managerUserId", "There is no such active account.");
  return { name, parentId, managerUserId, managerName: manager?.name ?? null };
}

async function requireNoCircle(transaction: Transaction, teamId: number | null, parentId: number): Promise<void> {
  const teams = new Map((await transaction.team.findMany()).map((team) => [team.id, team]));
  if (!teams.has(parentId)) throw problem("invalid_input", "parentId", "There is no such team.");
  const names: string[] = [];
  for (let at = teams.get(parentId); at; at = at.parentId === null ? undefined : teams.get(at.parentId)) {
    names.push(at.name);
    if (at.id === teamId) {
      const circle = [at.name, ...names].join(" → ");
      throw problem("conflict", "parentId", `This would put the team below itself: ${circle}.`);
    }
  }
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
  changed: { before?: Stored; after?: Stored },
): Promise<void> {
  const about = { action: `teams.${what}`, objectType: "team", objectId: String(teamId), summary };
  await recordAudit(transaction, scope.actor, { ...about, ...changed });
}

function problem(code: "conflict" | "invalid_input", where: string, message: string): AppError {
  return new AppError(code, message, { details: [{ where, message }] });
}
