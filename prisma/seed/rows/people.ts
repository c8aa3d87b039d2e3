import { workMail } from "../company/organisation";
import { TEAMS } from "../company/teams";
import type { Rep } from "../world/types";
import type { World } from "../world/world";
import { centsText, dayText, type Row } from "./file";

export function teamRows(): Row[] {
  return TEAMS.map(({ name, parent, manager }) => ({ name, parent, manager }));
}

export function repRows({ reps }: World): Row[] {
  return reps.map((rep) => ({
    name: rep.spec.name,
    external_id: rep.id,
    email: workMail(rep.spec.name),
    team: rep.spec.team,
    manager: managerOf(rep.teams.at(-1)?.team ?? rep.spec.team),
    region: rep.region.name,
    started_on: dayText(rep.hired),
    ended_on: dayText(rep.left),
  }));
}

/** The teams that reps moved to later. */
export function moveRows({ reps }: World): Row[] {
  return reps.flatMap((rep) =>
    rep.teams
      .slice(1)
      .map(({ team, from }) => ({ name: rep.spec.name, external_id: rep.id, team, team_from: dayText(from) })),
  );
}

export function quotaRows({ quotas }: World): Row[] {
  return quotas.map(({ rep, from, to, amount, ramp }) => ({
    rep: rep.spec.name,
    from: dayText(from),
    to: dayText(to),
    amount: centsText(amount * 100),
    currency: "USD",
    ramp: `${ramp}%`,
  }));
}

/** The name by which rows call a rep. */
export function repName(rep: Rep | null): string {
  return rep?.spec.name ?? "";
}

function managerOf(team: string): string {
  return TEAMS.find(({ name }) => name === team)?.manager ?? "";
}
