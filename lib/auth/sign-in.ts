import { APIError } from "better-auth/api";
import { cache } from "react";
import { env } from "@/lib/config/env";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors/app-error";
import { recordOwnDeed } from "./audit";
import { authentication, PROVIDER } from "./better-auth";
import type { Role } from "./permissions";
import { removeWhatIsOver } from "./pruning";
import { accountKey, addressKey, countTry, forgetTries } from "./rate-limit";
import { clientAddress, requestHeaders } from "./request";
import { findActor } from "./session";

const QUARTER_HOUR = 15 * 60;
const ACCOUNT_LIMIT = { tries: 10, seconds: QUARTER_HOUR };
const ADDRESS_LIMIT = { tries: 100, seconds: QUARTER_HOUR };

/** A person of the sample company that anyone may sign in as. */
export type Persona = {
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
};

/**
 * Signs in with a password; `two_factor` when a code is asked for next. Throws `forbidden` in the same words whatever was wrong,
 * and `rate_limited` after too many tries for the account or from the address.
 */
export async function signInWithPassword(email: string, password: string): Promise<"signed_in" | "two_factor"> {
  const address = await clientAddress();
  const account = accountKey("sign-in", email);
  await countTry({ [addressKey("sign-in", address)]: ADDRESS_LIMIT, [account]: ACCOUNT_LIMIT });
  await removeWhatIsOver();
  const result = await authentication()
    .api.signInEmail({ body: { email: email.toLowerCase(), password }, headers: await requestHeaders() })
    .catch(refused);
  if (!result) {
    await recordSignIn("sign_in.refuse", null, await knownAddress(email), "Refused to sign in");
    throw new AppError("forbidden", "The e-mail address or the password is not right.");
  }
  if ("twoFactorRedirect" in result && result.twoFactorRedirect) return "two_factor";
  await forgetTries(account);
  await recordSignIn("sign_in.password", Number(result.user.id), result.user.name, "Signed in with a password");
  return "signed_in";
}

/** Finishes a sign-in with the code of an authenticator app, or with a recovery code. Throws `forbidden` on a wrong one. */
export async function signInWithCode(kind: "app" | "recovery", code: string): Promise<void> {
  await countTry({ [addressKey("code", await clientAddress())]: ADDRESS_LIMIT });
  const { api } = authentication();
  const call = { body: { code: kind === "app" ? code : toRecoveryCode(code) }, headers: await requestHeaders() };
  const result = await (kind === "app" ? api.verifyTOTP(call) : api.verifyBackupCode(call)).catch(refused);
  if (!result) {
    await recordSignIn("sign_in.refuse", null, "unknown", "Refused a code");
    throw new AppError("forbidden", "This code is not right, or its time is over. Try the next one.");
  }
  const { id, name, email } = result.user;
  await freeAccount(email);
  const how = kind === "app" ? "a password and a code" : "a password and a recovery code";
  await recordSignIn("sign_in.two_factor", Number(id), name, `Signed in with ${how}`);
}

/** The people one may sign in as without a password: those of the sample company, nobody in any other. */
export const listPersonas = cache(async (): Promise<Persona[]> => {
  if (!(await isSampleCompany())) return [];
  const users = await database().user.findMany({
    where: {
      disabledAt: null,
      signInMethods: { none: {} },
      links: { none: { purpose: "invitation" } },
      roles: { some: {} },
    },
    include: { roles: true },
    orderBy: { id: "asc" },
  });
  return users.map(({ id, name, email, roles }) => ({ userId: id, name, email, roles: roles.map(({ role }) => role) }));
});

/** Signs in as a person of the sample company. Throws `forbidden` anywhere else. */
export async function signInAsPersona(userId: number): Promise<void> {
  const persona = (await listPersonas()).find((candidate) => candidate.userId === userId);
  if (!persona) throw new AppError("forbidden", "Signing in without a password is for the sample company only.");
  await authentication().api.signInWithoutPassword({
    body: { userId: String(userId) },
    headers: await requestHeaders(),
  });
  await recordSignIn("sign_in.sample", userId, persona.name, "Signed in to the sample company");
}

export async function signOut(): Promise<void> {
  const actor = await findActor();
  await authentication().api.signOut({ headers: await requestHeaders() });
  if (actor) {
    const { userId, name } = actor.viewedBy ?? actor;
    await recordSignIn("sign_in.end", userId, name, "Signed out");
  }
}

/** Whoever proved that an account is theirs may try again at once, however often others tried. */
export async function freeAccount(email: string): Promise<void> {
  await forgetTries(accountKey("sign-in", email));
}

/** An address that has an account; what else was typed may be a password in the wrong field, and is not kept. */
async function knownAddress(email: string): Promise<string> {
  const user = await database().user.findUnique({ where: { email: email.toLowerCase() }, select: { email: true } });
  return user?.email ?? "unknown address";
}

async function recordSignIn(action: string, id: number | null, name: string, summary: string): Promise<void> {
  await recordOwnDeed(database(), { id, name }, await clientAddress(), { action, summary });
}

async function isSampleCompany(): Promise<boolean> {
  if (!env().sample) return false;
  const organisation = await database().organisation.findUnique({ where: { id: 1 }, select: { isSample: true } });
  return organisation?.isSample ?? false;
}

/** An answer that says no becomes null; any other trouble stays trouble. */
export function refused(error: unknown): null {
  if (error instanceof APIError && error.statusCode < 500) return null;
  throw error;
}

/** Whether the organisation has an identity provider to sign in with. */
export function canUseProvider(): boolean {
  return env().oidc !== null;
}

/** Where the identity provider asks who one is, and sends them on to a path. Throws `unavailable` when it does not answer. */
export async function providerAddress(next: string): Promise<string> {
  await countTry({ [addressKey("provider", await clientAddress())]: ADDRESS_LIMIT });
  await removeWhatIsOver();
  const result = await authentication()
    .api.signInSocial({
      body: { provider: PROVIDER, callbackURL: next, errorCallbackURL: "/sign-in", disableRedirect: true },
      headers: await requestHeaders(),
    })
    .catch(refused);
  if (!result?.url) throw new AppError("unavailable", "Your organisation's sign-in does not answer. Try again later.");
  return result.url;
}

/** Signs in whom the identity provider sends back, or sends them to sign-in with an error. */
export async function answerProvider(request: Request): Promise<Response> {
  return authentication().handler(request);
}

/** A recovery code as it was shown, however its two halves were set apart when it was typed. */
function toRecoveryCode(typed: string): string {
  const characters = typed.replace(/[\s\u2010-\u2015-]/g, "");
  const half = characters.length / 2;
  return `${characters.slice(0, half)}-${characters.slice(half)}`;
}
