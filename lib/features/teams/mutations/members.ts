import { recordAudit } from "@/lib/auth/audit";
import type { WriteScope } from "@/lib/auth/scope";
import type { BulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import type { Recounting } from "@/lib/features/commissions/mutations";
import type { MembershipChange } from "../schema";
import type { Placed } from "../types";
import { placeInTeams } from "./memberships";
import { writeTeams } from "./write-teams";

type MemberChange = Omit<MembershipChange, "recount"> & Recounting;

/** Puts a rep into a team from a day on; a rep who was in none before is in it from the beginning. */
export async function addToTeam(scope: WriteScope, change: MemberChange): Promise<Placed> {
  return await writeTeams(scope, change, async (bulk) => {
    const { rep, team } = await getNames(bulk, change);
    const before = await findTeamOn(bulk, change);
    if (!(await place(bulk, change))) return { rep, team, isChanged: false };
    const summary = `Put ${rep} into ${team} from ${change.from}`;
    await record(bulk, scope, { ...change, summary, before, after: change.teamId });
    return { rep, team, isChanged: true };
  });
}

/** Takes a rep out of a team from a day on. Throws `conflict` where the rep is not in it on that day. */
export async function takeOutOfTeam(scope: WriteScope, change: MemberChange): Promise<void> {
  await writeTeams(scope, change, async (bulk) => {
    const { rep, team } = await getNames(bulk, change);
    const before = await findTeamOn(bulk, change);
    if (before !== change.teamId) {
      throw new AppError("conflict", `${rep} is not in ${team} on ${change.from}.`, {
        details: [{ where: "from", message: "is a day on which the rep is not in this team" }],
      });
    }
    await place(bulk, { ...change, teamId: null });
    const summary = `Took ${rep} out of ${team} from ${change.from}`;
    await record(bulk, scope, { ...change, summary, before, after: null });
  });
}

/** Takes back that a rep was put into a team on a day: what held before that day holds on. Throws `conflict` where it was not so. */
export async function undoPlacingIn(scope: WriteScope, change: MemberChange): Promise<void> {
  const { repId, teamId, from } = change;
  await writeTeams(scope, change, async (bulk) => {
    const { rep, team } = await getNames(bulk, change);
    const removed = await execute(
      bulk,
      sql`delete from team_memberships where rep_id = ${repId}::int and team_id = ${teamId}::int and from_on = ${from}::date`,
    );
    if (removed === 0) throw new AppError("conflict", `${rep} was not put into ${team} on ${from}.`);
    const after = await findTeamOn(bulk, change);
    const summary = `Took back that ${rep} was put into ${team} from ${from}`;
    await record(bulk, scope, { ...change, summary, before: teamId, after });
  });
}

async function findTeamOn(bulk: BulkTransaction, { repId, from }: MemberChange): Promise<number | null> {
  const [row] = await queryRows<{ teamId: number | null }>(
    bulk,
    sql`select team_id as "teamId" from team_memberships
        where rep_id = ${repId}::int and from_on <= ${from}::date order by from_on desc limit 1`,
  );
  return row?.teamId ?? null;
}

async function place(
  bulk: BulkTransaction,
  { repId, teamId, from }: { repId: number; teamId: number | null; from: string },
): Promise<boolean> {
  const given = "select $1::int as rep_id, $2::date as from_on, $3::int as team_id";
  return (await bulk.query(placeInTeams(given), [repId, from, teamId])).rows.length > 0;
}

async function getNames({ transaction }: BulkTransaction, { repId, teamId }: MemberChange) {
  const rep = await transaction.rep.findUnique({ where: { id: repId }, select: { name: true } });
  if (!rep) throw new AppError("not_found", "There is no such rep.");
  const team = await transaction.team.findUnique({ where: { id: teamId }, select: { name: true } });
  if (!team) throw new AppError("not_found", "There is no such team.");
  return { rep: rep.name, team: team.name };
}

type PlacedRecord = { repId: number; from: string; summary: string; before: number | null; after: number | null };

async function record(
  { transaction }: BulkTransaction,
  scope: WriteScope,
  { repId, from, summary, before, after }: PlacedRecord,
): Promise<void> {
  await recordAudit(transaction, scope.actor, {
    action: "teams.place",
    objectType: "rep",
    objectId: String(repId),
    summary,
    before: { teamId: before, from },
    after: { teamId: after, from },
  });
}
