import { env } from "@/lib/config/env";
import { type Client, database, type Transaction } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors/app-error";
import { canSendMail, sendMail } from "@/lib/mail/send-mail";
import { recordAudit } from "./audit";
import { authentication } from "./better-auth";
import { createLinkToken, endLinks, findLink, useLink } from "./one-time-links";
import { setPassword } from "./passwords";
import { countTry } from "./rate-limit";
import { clientAddress, requestHeaders } from "./request";
import type { WriteScope } from "./scope";
import { findSignedIn } from "./session";
import { refused } from "./sign-in";

const TRIES = { tries: 10, seconds: 15 * 60 };

/** The signed-in person's own account. */
export type OwnAccount = {
  readonly name: string;
  readonly email: string;
  /** False for who signs in with the organisation's account only, or in the sample company. */
  readonly hasPassword: boolean;
  readonly twoFactor: boolean;
  readonly sessions: readonly OwnSession[];
};

/** One browser in which the person is signed in. */
export type OwnSession = {
  readonly id: number;
  readonly current: boolean;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly signedInAt: Date;
  readonly seenAt: Date;
};

/** What can be set up for a second factor: the address for an authenticator app, and codes for when it is lost. */
export type TwoFactorOffer = { readonly uri: string; readonly recoveryCodes: readonly string[] };

/** The signed-in person's account. Throws `forbidden` when nobody is signed in. */
export async function getOwnAccount(): Promise<OwnAccount> {
  const { userId, sessionId } = await requireSignedIn();
  const { name, email, twoFactorEnabled, signInMethods, sessions } = await database().user.findUniqueOrThrow({
    where: { id: userId },
    include: {
      signInMethods: { where: { providerId: "credential" }, select: { id: true } },
      sessions: { where: { expiresAt: { gt: new Date() } }, orderBy: { updatedAt: "desc" } },
    },
  });
  return {
    name,
    email,
    hasPassword: signInMethods.length > 0,
    twoFactor: twoFactorEnabled,
    sessions: sessions.map(({ id, ipAddress, userAgent, createdAt, updatedAt }) => ({
      id,
      current: id === sessionId,
      address: ipAddress,
      userAgent,
      signedInAt: createdAt,
      seenAt: updatedAt,
    })),
  };
}

/** Changes the own password and signs out everywhere else. Throws `forbidden` when the present one is not right. */
export async function changePassword(scope: WriteScope, present: string, password: string): Promise<void> {
  await provePassword(scope, present);
  const { sessionId } = await requireSignedIn();
  const userId = ownId(scope);
  await inTransaction(database(), async (transaction) => {
    const kept = await transaction.session.findUniqueOrThrow({ where: { id: sessionId } });
    await setPassword(transaction, userId, password);
    await transaction.session.create({ data: kept });
    await record(transaction, scope, "account.password", "Changed the own password");
  });
}

/**
 * Changes the own e-mail address: at once, or where mail can be sent once the link in the mail to it was opened. Throws
 * `forbidden` when the password is not right, `conflict` when the address is another's.
 */
export async function changeEmail(scope: WriteScope, present: string, email: string): Promise<"changed" | "mailed"> {
  await provePassword(scope, present);
  const userId = ownId(scope);
  await requireFree(database(), email);
  const { url } = env();
  if (!canSendMail() || url === null) {
    await inTransaction(database(), (transaction) => storeEmail(transaction, userId, email, scope.actor));
    return "changed";
  }
  const token = await createLinkToken(database(), "change_email", { userId, email });
  await sendMail({
    to: email,
    subject: "Confirm your new address for Attain",
    text: `${scope.actor.name}, open this link within a day to sign in to Attain with ${email} from now on:\n\n${url}/confirm-email/${token}\n\nIf you did not ask for it, do nothing.\n`,
  });
  return "mailed";
}

/** Makes the address of a change the person's own. Throws `forbidden` when the link is over. */
export async function confirmEmail(token: string): Promise<void> {
  const link = await findLink("change_email", token);
  const address = await clientAddress();
  await inTransaction(database(), async (transaction) => {
    await useLink(transaction, "change_email", token);
    const { userId, email, name } = link ?? {};
    if (!userId || !email) throw new AppError("forbidden", "This link is for nobody.");
    await requireFree(transaction, email);
    await storeEmail(transaction, userId, email, { userId, name: name ?? email, address });
  });
}

/** Ends one of the own sessions. Throws `not_found` for another's. */
export async function endSession(scope: WriteScope, sessionId: number): Promise<void> {
  const { count } = await database().session.deleteMany({ where: { id: sessionId, userId: ownId(scope) } });
  if (count === 0) throw new AppError("not_found", "This session has ended already.");
  await record(database(), scope, "account.end_session", "Signed one browser out");
}

/** Ends every session of the own account but this browser's. */
export async function endOtherSessions(scope: WriteScope): Promise<void> {
  const { sessionId, userId } = await requireSignedIn();
  await database().session.deleteMany({ where: { userId, id: { not: sessionId } } });
  await record(database(), scope, "account.end_sessions", "Signed all other browsers out");
}

/** Begins to set up a second factor; it holds once a code of the app was given. Throws `forbidden` on a wrong password. */
export async function offerTwoFactor(scope: WriteScope, password: string): Promise<TwoFactorOffer> {
  await provePassword(scope, password);
  const offer = await authentication().api.enableTwoFactor({ body: { password }, headers: await requestHeaders() });
  if (!("totpURI" in offer)) throw new AppError("unavailable", "No second factor can be set up at the moment.");
  return { uri: offer.totpURI, recoveryCodes: offer.backupCodes };
}

/** Makes the second factor hold. Throws `forbidden` on a wrong code. */
export async function confirmTwoFactor(scope: WriteScope, code: string): Promise<void> {
  await countTry({ [`account code ${ownId(scope)}`]: TRIES });
  const result = await authentication()
    .api.verifyTOTP({ body: { code }, headers: await requestHeaders() })
    .catch(refused);
  if (!result) throw new AppError("forbidden", "This code is not right. Type the one that the app shows now.");
  await record(database(), scope, "account.two_factor", "Turned the second factor on");
}

/** Turns the second factor off. Throws `forbidden` on a wrong password. */
export async function removeTwoFactor(scope: WriteScope, password: string): Promise<void> {
  await provePassword(scope, password);
  await authentication().api.disableTwoFactor({ body: { password }, headers: await requestHeaders() });
  await record(database(), scope, "account.no_two_factor", "Turned the second factor off");
}

/** New recovery codes, which take the place of the old ones. Throws `forbidden` on a wrong password. */
export async function renewRecoveryCodes(scope: WriteScope, password: string): Promise<readonly string[]> {
  await provePassword(scope, password);
  const { backupCodes } = await authentication().api.generateBackupCodes({
    body: { password },
    headers: await requestHeaders(),
  });
  await record(database(), scope, "account.recovery_codes", "Made new recovery codes");
  return backupCodes;
}

async function provePassword(scope: WriteScope, password: string): Promise<void> {
  await countTry({ [`account password ${ownId(scope)}`]: TRIES });
  const right = await authentication()
    .api.verifyPassword({ body: { password }, headers: await requestHeaders() })
    .catch(refused);
  if (!right) {
    throw new AppError("forbidden", "The password is not right.", {
      details: [{ where: "present", message: "this is not your present password" }],
    });
  }
}

async function storeEmail(
  transaction: Transaction,
  userId: number,
  email: string,
  actor: Parameters<typeof recordAudit>[1],
): Promise<void> {
  const before = await transaction.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  await transaction.user.update({ where: { id: userId }, data: { email } });
  await endLinks(transaction, userId);
  await recordAudit(transaction, actor, {
    action: "account.email",
    objectType: "user",
    objectId: String(userId),
    summary: `Changed the own e-mail address to ${email}`,
    before,
    after: { email },
  });
}

async function requireFree(client: Client | Transaction, email: string): Promise<void> {
  if (await client.user.findUnique({ where: { email }, select: { id: true } })) {
    throw new AppError("conflict", `${email} belongs to an account already.`, {
      details: [{ where: "email", message: "belongs to an account already" }],
    });
  }
}

async function record(client: Client | Transaction, scope: WriteScope, action: string, summary: string) {
  await recordAudit(client, scope.actor, { action, objectType: "user", objectId: String(ownId(scope)), summary });
}

function ownId({ actor }: WriteScope): number {
  if (actor.userId === null) throw new AppError("forbidden", "Only a person has an account of their own.");
  return actor.userId;
}

async function requireSignedIn() {
  const signedIn = await findSignedIn();
  if (!signedIn) throw new AppError("forbidden", "You are signed out. Sign in again to go on.");
  return signedIn;
}
