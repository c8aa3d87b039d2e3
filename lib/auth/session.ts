import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { database } from "@/lib/db/client";
import { authentication } from "./better-auth";
import { loadGateFacts } from "./facts";
import { createReadScope, createWriteScope } from "./gates";
import type { Action } from "./permissions";
import type { Actor, ReadScope, WriteScope } from "./scope";

const IDLE_MS = 24 * 60 * 60 * 1000;
const TOUCH_MS = 5 * 60 * 1000;

/** The browser's session: whose it is, and which one of theirs. */
export type SignedIn = { readonly sessionId: number; readonly userId: number };

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
  const seen = viewAs && !viewAs.disabledAt ? viewAs : user;
  return {
    userId: seen.id,
    name: seen.name,
    roles: seen.roles.map(({ role }) => role),
    repId: seen.repId,
    address: await clientAddress(),
    apiKeyId: null,
    viewedBy: seen === user ? null : { userId: user.id, name: user.name },
  };
});

/** The session of this request's browser, or null. */
export async function findSignedIn(): Promise<SignedIn | null> {
  const session = await findSession();
  return session && { sessionId: session.id, userId: session.user.id };
}

/** The network address this request came from, or null where it is not known. */
export async function clientAddress(): Promise<string | null> {
  return (await headers()).get("x-attain-address") || null;
}

/** Read from the database on every request, so that a lost role, a disabled account or an ended session holds at once. */
const findSession = cache(async () => {
  const found = await authentication().api.getSession({
    headers: await headers(),
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
    await database().session.updateMany({ where: { id: session.id }, data: { updatedAt: new Date() } });
  }
  return session;
});

const factsOf = cache(loadGateFacts);

async function requireActor(): Promise<Actor> {
  return (await findActor()) ?? redirect("/sign-in");
}
