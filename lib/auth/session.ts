import { redirect } from "next/navigation";
import { cache } from "react";
import { database } from "@/lib/db/client";
import { authentication } from "./better-auth";
import { listManagedTeams, loadGateFacts } from "./facts";
import { createReadScope, createWriteScope } from "./gates";
import type { Action, Role } from "./permissions";
import { clientAddress, requestHeaders, signInAddress } from "./request";
import type { Actor, ReadScope, WriteScope } from "./scope";
import { findPerson, mayViewAs } from "./viewable";

const IDLE_MS = 24 * 60 * 60 * 1000;
const TOUCH_MS = 5 * 60 * 1000;

/** The browser's session: whose it is, which one of theirs, and at whose view they look. */
export type SignedIn = {
  readonly sessionId: number;
  readonly userId: number;
  readonly name: string;
  readonly address: string | null;
  readonly viewed: { readonly userId: number; readonly name: string } | null;
};

/** Leave to read for this request: sends to sign-in when nobody is signed in, throws `forbidden` when they may not. */
export const requireScope = cache(async (action: Action): Promise<ReadScope> => {
  const actor = await requireActor();
  return createReadScope(actor, action, await factsOf(actor));
});

/** Leave to write for this request; as requireScope. */
export async function requireWriteScope(action: Action): Promise<WriteScope> {
  const actor = await requireActor();
  return createWriteScope(actor, action, await factsOf(actor));
}

/** Who acts in this request, or null when nobody is signed in. */
export const findActor = cache(async (): Promise<Actor | null> => {
  const session = await findSession();
  if (!session) return null;
  const { user, viewAs } = session;
  const seen = viewAs ?? user;
  const rolesOf = ({ roles }: typeof user) => roles.map(({ role }) => role);
  return {
    userId: seen.id,
    name: seen.name,
    roles: rolesOf(seen),
    repId: seen.repId,
    address: await clientAddress(),
    apiKeyId: null,
    viewedBy: seen === user ? null : { userId: user.id, name: user.name, roles: rolesOf(user) },
  };
});

/** The session of this request's browser, or null. */
export async function findSignedIn(): Promise<SignedIn | null> {
  const session = await findSession();
  if (!session) return null;
  const { id, user, viewAs } = session;
  const viewed = viewAs && { userId: viewAs.id, name: viewAs.name };
  return { sessionId: id, userId: user.id, name: user.name, address: await clientAddress(), viewed };
}

/** Read from the database on every request, so that a lost role, a disabled account or an ended session holds at once. */
const findSession = cache(async () => {
  const found = await authentication().api.getSession({
    headers: await requestHeaders(),
    query: { disableCookieCache: true, disableRefresh: true },
  });
  if (!found) return null;
  const session = await database().session.findUnique({
    where: { token: found.session.token },
    include: { user: { include: { roles: true } }, viewAs: { include: { roles: true } } },
  });
  if (!session || session.user.disabledAt) return null;
  const idleMs = Date.now() - session.updatedAt.getTime();
  if (idleMs > IDLE_MS) return null;
  if (idleMs > TOUCH_MS) {
    const now = new Date();
    await database().session.updateMany({ where: { id: session.id }, data: { updatedAt: now } });
    await database().user.updateMany({ where: { id: session.userId }, data: { lastSeenAt: now } });
  }
  const { viewAs } = session;
  return viewAs && !(await mayStillView(session.user, viewAs.id)) ? { ...session, viewAs: null } : session;
});

async function mayStillView(user: { id: number; roles: readonly { role: Role }[] }, viewedId: number) {
  const roles = user.roles.map(({ role }) => role);
  const [person, teamIds] = await Promise.all([findPerson(viewedId), listManagedTeams(user.id)]);
  return person !== null && mayViewAs({ roles, userId: user.id, teamIds }, person);
}

const factsOf = cache(loadGateFacts);

async function requireActor(): Promise<Actor> {
  return (await findActor()) ?? redirect(await signInAddress());
}
