import { env } from "@/lib/config/env";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors/app-error";
import { businessDay } from "@/lib/format/time-zone";
import type { GateFacts } from "./gates";
import type { Actor } from "./scope";

/** What gates need to know about the organisation and the actor. Throws `not_set_up` while there is no organisation. */
export async function loadGateFacts(actor: Actor): Promise<GateFacts & { isSample: boolean }> {
  const client = database();
  const [organisation, managedTeamIds] = await Promise.all([
    client.organisation.findUnique({ where: { id: 1 } }),
    actor.userId !== null && actor.roles.includes("sales_manager") ? listManagedTeams(actor.userId) : [],
  ]);
  if (!organisation)
    throw new AppError("not_set_up", "Attain is not set up yet: there is no organisation in this database.");
  const { name, currency, timeZone, fiscalYearStartMonth, weekStart, isSample } = organisation;
  return {
    organisation: { name, currency, timeZone, fiscalYearStartMonth, weekStart },
    today: env().today ?? businessDay(new Date(), timeZone),
    managedTeamIds,
    isSample,
  };
}

/** The teams that a person manages, with all teams below them. */
export async function listManagedTeams(managerUserId: number): Promise<number[]> {
  const teams = await database().team.findMany({ select: { id: true, parentId: true, managerUserId: true } });
  return teamsBelow(teams, managerUserId);
}

type TeamNode = { id: number; parentId: number | null; managerUserId: number | null };

function teamsBelow(teams: readonly TeamNode[], managerUserId: number): number[] {
  const reached = new Set(teams.filter((team) => team.managerUserId === managerUserId).map((team) => team.id));
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const team of teams) if (team.parentId !== null && reached.has(team.parentId)) reached.add(team.id);
  }
  return [...reached];
}
