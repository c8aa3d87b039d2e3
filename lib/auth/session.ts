import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { env } from "@/lib/config/env";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors/app-error";
import { loadGateFacts } from "./facts";
import { createReadScope, createWriteScope } from "./gates";
import type { Action, Role } from "./permissions";
import type { Actor, ReadScope, WriteScope } from "./scope";
import { readSession, signSession } from "./session-token";

const COOKIE = "attain_session";
const SESSION_MS = 12 * 60 * 60 * 1000;

/** A person of the sample company that anyone may sign in as. */
export type Persona = {
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
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

/** Who is signed in, or null. Read from the database on every request, so that a lost role or a disabled account holds at once. */
export const findActor = cache(async (): Promise<Actor | null> => {
  const token = (await cookies()).get(COOKIE)?.value;
  const userId = token === undefined ? null : readSession(token, new Date(), secret());
  if (userId === null || !(await isSampleCompany())) return null;
  const user = await database().user.findUnique({ where: { id: userId }, include: { roles: true } });
  if (!user || user.disabledAt) return null;
  return { userId: user.id, name: user.name, roles: user.roles.map(({ role }) => role), repId: user.repId };
});

/** The people one may sign in as without a password: those of the sample company, nobody in any other. */
export async function listPersonas(): Promise<Persona[]> {
  if (!(await isSampleCompany())) return [];
  const users = await database().user.findMany({
    where: { disabledAt: null },
    include: { roles: true },
    orderBy: { id: "asc" },
  });
  return users.map(({ id, name, email, roles }) => ({ userId: id, name, email, roles: roles.map(({ role }) => role) }));
}

/** Signs in as a person of the sample company. Throws `forbidden` anywhere else. */
export async function signInAsPersona(userId: number): Promise<void> {
  const persona = (await listPersonas()).find((candidate) => candidate.userId === userId);
  if (!persona) throw new AppError("forbidden", "Signing in without a password is for the sample company only.");
  const endsAt = new Date(Date.now() + SESSION_MS);
  (await cookies()).set(COOKIE, signSession(persona.userId, endsAt, secret()), {
    httpOnly: true,
    sameSite: "lax",
    secure: env().url?.startsWith("https:") ?? false,
    path: "/",
    expires: endsAt,
  });
}

export async function signOut(): Promise<void> {
  (await cookies()).delete(COOKIE);
}

const factsOf = cache(loadGateFacts);

async function requireActor(): Promise<Actor> {
  return (await findActor()) ?? redirect("/sign-in");
}

const isSampleCompany = cache(async (): Promise<boolean> => {
  if (!env().sample) return false;
  const organisation = await database().organisation.findUnique({ where: { id: 1 }, select: { isSample: true } });
  return organisation?.isSample ?? false;
});

function secret(): string {
  const value = env().secret;
  if (!value)
    throw new AppError("not_set_up", "ATTAIN_SECRET is missing: start Attain with npm start, which makes one.");
  return value;
}
