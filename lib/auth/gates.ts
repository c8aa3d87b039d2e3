import { AppError } from "@/lib/errors/app-error";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { type Action, PERMISSIONS, reachOf } from "./permissions";
import type { Actor, OrganisationSettings, Reach, ReadScope, ScopeParts, WriteScope } from "./scope";

/** What a gate must know beside the actor. */
export type GateFacts = {
  readonly organisation: OrganisationSettings;
  readonly today: CalendarDate;
  /** The teams the actor manages, with all teams below them. */
  readonly managedTeamIds: readonly number[];
};

/** Leave to read for `action`, or a `forbidden` error. */
export function createReadScope(actor: Actor, action: Action, facts: GateFacts): ReadScope {
  return scopeParts(actor, action, facts) as ReadScope;
}

/** Leave to write for `action`, or a `forbidden` error; whoever looks at another's view may write nothing. */
export function createWriteScope(actor: Actor, action: Action, facts: GateFacts): WriteScope {
  if (actor.viewedBy) {
    throw new AppError("forbidden", `You look at what ${actor.name} sees, and can change nothing there.`);
  }
  return { ...scopeParts(actor, action, facts), writes: true } as WriteScope;
}

/** The same leave, after the write that it allowed has changed the organisation's settings. */
export function withSettings(scope: WriteScope, settings: Pick<ScopeParts, "organisation" | "today">): WriteScope {
  return { ...scope, ...settings };
}

function scopeParts(actor: Actor, action: Action, { organisation, today, managedTeamIds }: GateFacts): ScopeParts {
  return { actor, action, reach: reachFor(actor, action, managedTeamIds), organisation, today };
}

function reachFor(actor: Actor, action: Action, managedTeamIds: readonly number[]): Reach {
  const kind = reachOf(actor.roles, action);
  if (kind === "all") return { kind };
  if (kind === "team") return { kind, teamIds: managedTeamIds, ownRepId: actor.repId };
  if (kind === "own" && actor.repId !== null) return { kind, repId: actor.repId };
  throw new AppError("forbidden", `${actor.name} may not do this: ${PERMISSIONS[action].words.toLowerCase()}.`);
}
