import { createHash, randomBytes } from "node:crypto";
import { type Client, database, type Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors/app-error";

/** What a one-time link is for. */
export type LinkPurpose = "set_up" | "invitation" | "reset" | "change_email";

const HOURS: Readonly<Record<LinkPurpose, number>> = { set_up: 24, invitation: 7 * 24, reset: 1, change_email: 24 };

/** What a link that was not used yet is for. */
export type OneTimeLink = {
  readonly purpose: LinkPurpose;
  readonly userId: number | null;
  readonly name: string | null;
  readonly email: string | null;
};

/** Makes the token of a link, which takes the place of earlier ones for the same purpose and person. */
export async function createLinkToken(
  client: Client | Transaction,
  purpose: LinkPurpose,
  person: { readonly userId: number | null; readonly email?: string },
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const { userId, email = null } = person;
  await client.oneTimeLink.deleteMany({ where: { purpose, userId, usedAt: null } });
  const expiresAt = new Date(Date.now() + HOURS[purpose] * 3_600_000);
  await client.oneTimeLink.create({ data: { purpose, userId, email, tokenHash: hashOf(token), expiresAt } });
  return token;
}

/** What the token's link is for, or null when there is none, it was used, or its time is over. */
export async function findLink(purpose: LinkPurpose, token: string): Promise<OneTimeLink | null> {
  const link = await database().oneTimeLink.findUnique({
    where: { tokenHash: hashOf(token), purpose, usedAt: null, expiresAt: { gt: new Date() } },
    include: { user: { select: { name: true, email: true, disabledAt: true } } },
  });
  if (!link || link.user?.disabledAt) return null;
  const { userId, user, email } = link;
  return { purpose, userId, name: user?.name ?? null, email: email ?? user?.email ?? null };
}

/** Uses the link up, inside the transaction of what it allows. Throws `forbidden` when it is used or over already. */
export async function useLink(client: Transaction, purpose: LinkPurpose, token: string): Promise<void> {
  const { count } = await client.oneTimeLink.updateMany({
    where: { tokenHash: hashOf(token), purpose, usedAt: null, expiresAt: { gt: new Date() } },
    data: { usedAt: new Date() },
  });
  if (count === 0)
    throw new AppError("forbidden", "This link was used already, or its time is over. Ask for a new one.");
}

/** Links that a person did not use work no more: how they sign in has changed. */
export async function endLinks(client: Client | Transaction, userId: number): Promise<void> {
  await client.oneTimeLink.updateMany({ where: { userId, usedAt: null }, data: { usedAt: new Date() } });
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
