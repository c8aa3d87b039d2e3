import { type Client, database, type Transaction } from "@/lib/db/client";
import { isDuplicate } from "@/lib/db/duplicate";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors/app-error";
import { findMailLinkBase, sendMail } from "@/lib/mail/send-mail";
import { type OwnDeed, recordAudit, recordOwnDeed } from "./audit";
import { authentication, authenticationIn } from "./better-auth";
import { createLinkToken, endLinks, findLink, useLink } from "./one-time-links";
import { setPassword } from "./passwords";
import { countTry } from "./rate-limit";
import { clientAddress, requestHeaders } from "./request";
import type { WriteScope } from "./scope";
import { clearSecondFactor, hasSecondFactor } from "./second-factor";
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

/** Changes the own password and signs out everywhere else. Throws `invalid_input` when the present one is not right. */
export async function changePassword(scope: WriteScope, present: string, password: string): Promise<void> {
  await provePassword(scope, present);
  const { sessionId } = await requireSignedIn();
  const userId = ownId(scope);
  await inTransaction(database(), async (transaction) => {
    const kept = await transaction.session.findUniqueOrThrow({ where: { id: sessionId } });
    await setPassword(transaction, userId, password);
    await transaction.session.create({ data: kept });
    await record(transaction, scope, { action: "account.password", summary: "Changed the own password" });
  });
}

/**
 * Changes the own e-mail address: at once, or where mail can be sent once the link in the mail to it was opened. Throws
 * `invalid_input` when the password is not right, `conflict` when the address is another's.
 */
export async function changeEmail(scope: WriteScope, present: string, email: string): Promise<"changed" | "mailed"> {
  await provePassword(scope, present);
  const userId = ownId(scope);
  await requireFree(email);
  const url = findMailLinkBase();
  if (url === null) {
    await inTransaction(database(), async (transaction) => {
      await record(transaction, scope, await storeEmail(transaction, userId, email));
    });
    return "changed";
  }
  const token = await inTransaction(database(), async (transaction) => {
    const made = await createLinkToken(transaction, "change_email", { userId, email });
    const summary = `Asked for a link to change the own e-mail address to ${email}`;
    await record(transaction, scope, { action: "account.ask_email", summary, after: { email } });
    return made;
  });
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
    const deed = await storeEmail(transaction, userId, email);
    await recordOwnDeed(transaction, { id: userId, name: name ?? email }, address, deed);
  });
}

/** Ends one of the own sessions. Throws `not_found` for another's. */
export async function endSession(scope: WriteScope, sessionId: number): Promise<void> {
  await inTransaction(database(), async (transaction) => {
    const { count } = await transaction.session.deleteMany({ where: { id: sessionId, userId: ownId(scope) } });
    if (count === 0) throw new AppError("not_found", "This session has ended already.");
    await record(transaction, scope, { action: "account.end_session", summary: "Signed one browser out" });
  });
}

/** Ends every session of the own account but this browser's. */
export async function endOtherSessions(scope: WriteScope): Promise<void> {
  const { sessionId, userId } = await requireSignedIn();
  await inTransaction(database(), async (transaction) => {
    await transaction.session.deleteMany({ where: { userId, id: { not: sessionId } } });
    await record(transaction, scope, { action: "account.end_sessions", summary: "Signed all other browsers out" });
  });
}

/**
 * Begins to set up a second factor; it holds once a code of the app was given. Throws `invalid_input` on a wrong password, `conflict`
 * where there is one already.
 */
export async function offerTwoFactor(scope: WriteScope, password: string): Promise<TwoFactorOffer> {
  await provePassword(scope, password);
  return await changeTwoFactor(scope, { on: false }, async (transaction, headers) => {
    const offer = await authenticationIn(transaction).api.enableTwoFactor({ body: { password }, headers });
    if (!("totpURI" in offer)) throw new AppError("unavailable", "No second factor can be set up at the moment.");
    await record(transaction, scope, {
      action: "account.offer_two_factor",
      summary: "Began to set a second factor up",
    });
    return { uri: offer.totpURI, recoveryCodes: offer.backupCodes };
  });
}

/** Makes the second factor hold. Throws `invalid_input` on a wrong code, `conflict` where it does already. */
export async function confirmTwoFactor(scope: WriteScope, code: string): Promise<void> {
  await countTry({ [`account code ${ownId(scope)}`]: TRIES });
  const right = await changeTwoFactor(scope, { on: false }, async (transaction, headers) => {
    const result = await authenticationIn(transaction).api.verifyTOTP({ body: { code }, headers }).catch(refused);
    const deed = result
      ? { action: "account.two_factor", summary: "Turned the second factor on" }
      : { action: "account.refuse", summary: "Refused a wrong code" };
    await record(transaction, scope, deed);
    return result !== null;
  });
  if (!right) {
    throw new AppError("invalid_input", "This code is not right. Type the one that the app shows now.", {
      details: [{ where: "code", message: "this is not the code of now" }],
    });
  }
}

/** Turns the second factor off. Throws `invalid_input` on a wrong password, `conflict` where there is none. */
export async function removeTwoFactor(scope: WriteScope, password: string): Promise<void> {
  await provePassword(scope, password);
  await changeTwoFactor(scope, { on: true }, async (transaction) => {
    await clearSecondFactor(transaction, ownId(scope));
    await record(transaction, scope, { action: "account.no_two_factor", summary: "Turned the second factor off" });
  });
}

/**
 * New recovery codes, which take the place of the old ones. Throws `invalid_input` on a wrong password, `conflict` where there is no
 * second factor.
 */
export async function renewRecoveryCodes(scope: WriteScope, password: string): Promise<readonly string[]> {
  await provePassword(scope, password);
  return await changeTwoFactor(scope, { on: true }, async (transaction, headers) => {
    const { backupCodes } = await authenticationIn(transaction).api.generateBackupCodes({
      body: { password },
      headers,
    });
    await record(transaction, scope, { action: "account.recovery_codes", summary: "Made new recovery codes" });
    return backupCodes;
  });
}

/** Changes the own second factor and puts it on record together, where it is (not) on as `work` needs it. */
async function changeTwoFactor<T>(
  scope: WriteScope,
  { on }: { on: boolean },
  work: (transaction: Transaction, headers: Headers) => Promise<T>,
): Promise<T> {
  const headers = await requestHeaders();
  return await inTransaction(database(), async (transaction) => {
    if ((await hasSecondFactor(transaction, ownId(scope))) !== on) {
      throw new AppError(
        "conflict",
        on ? "There is no second factor: it is off already." : "The second factor is on already. Turn it off first.",
      );
    }
    return await work(transaction, headers);
  });
}

async function provePassword(scope: WriteScope, password: string): Promise<void> {
  await countTry({ [`account password ${ownId(scope)}`]: TRIES });
  const right = await authentication()
    .api.verifyPassword({ body: { password }, headers: await requestHeaders() })
    .catch(refused);
  if (!right) {
    await record(database(), scope, { action: "account.refuse", summary: "Refused a wrong present password" });
    throw new AppError("invalid_input", "The password is not right.", {
      details: [{ where: "present", message: "this is not your present password" }],
    });
  }
}

/** Stores the address and gives what to put on record. Throws `conflict` where it is another's by now. */
async function storeEmail(transaction: Transaction, userId: number, email: string): Promise<OwnDeed> {
  const before = await transaction.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  await transaction.user.update({ where: { id: userId }, data: { email } }).catch((error: unknown) => {
    throw isDuplicate(error) ? taken(email) : error;
  });
  await endLinks(transaction, userId);
  return {
    action: "account.email",
    summary: `Changed the own e-mail address to ${email}`,
    before,
    after: { email },
  };
}

async function requireFree(email: string): Promise<void> {
  if (await database().user.findUnique({ where: { email }, select: { id: true } })) throw taken(email);
}

function taken(email: string): AppError {
  return new AppError("conflict", `${email} belongs to an account already.`, {
    details: [{ where: "email", message: "belongs to an account already" }],
  });
}

async function record(on: Client | Transaction, scope: WriteScope, deed: OwnDeed): Promise<void> {
  await recordAudit(on, scope.actor, { ...deed, objectType: "user", objectId: String(ownId(scope)) });
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
