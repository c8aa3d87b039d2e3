import { createHash, randomBytes } from "node:crypto";
import { database } from "@/lib/db/client";
import { recordAudit } from "./audit";
import type { Role } from "./permissions";
import { takeTry } from "./rate-limit";
import type { Actor } from "./scope";

/** The roles whose reach is a person's own rows or teams: a key with one of them is bound to a person who holds it. */
export const BOUND_ROLES = ["rep", "sales_manager"] as const satisfies readonly Role[];

const FORM = /^attain_[A-Za-z0-9_-]{43}$/;
const SHOWN_CHARACTERS = 12;
const TOUCH_MS = 60_000;

/** A new key: the text that is shown once, and what is kept of it. */
export type NewKey = { readonly text: string; readonly keyHash: string; readonly start: string };

export function createKey(): NewKey {
  const text = `attain_${randomBytes(32).toString("base64url")}`;
  return { text, keyHash: hashOf(text), start: text.slice(0, SHOWN_CHARACTERS) };
}

/** Whether a key with this role acts for a person. */
export function isBound(role: Role): boolean {
  return BOUND_ROLES.some((bound) => bound === role);
}

/**
 * Who acts with the key that a request bears, or null: no key, an unknown, revoked or expired one, or one whose person is disabled or has
 * lost the role. Read from the database each time, so that all of this holds from the next request on.
 */
export async function findKeyActor(headers: Headers): Promise<Actor | null> {
  const text = bearerOf(headers);
  if (text === null) return null;
  const key = await database().apiKey.findUnique({
    where: { keyHash: hashOf(text) },
    include: { user: { include: { roles: true } } },
  });
  if (!key) return null;
  const { id, name, role, user } = key;
  const address = headers.get("x-attain-address") || null;
  const reason = whyRefused(key);
  if (reason !== null) {
    await recordRefusal({ id, name, address, reason });
    return null;
  }
  await touch(id, key.lastUsedAt);
  return {
    userId: user?.id ?? null,
    name,
    roles: [role],
    repId: user?.repId ?? null,
    address,
    apiKeyId: id,
    viewedBy: null,
  };
}

type Held = {
  readonly role: Role;
  readonly revokedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly user: { readonly disabledAt: Date | null; readonly roles: readonly { readonly role: Role }[] } | null;
};

function whyRefused({ role, revokedAt, expiresAt, user }: Held): string | null {
  if (revokedAt) return "it is revoked";
  if (expiresAt && expiresAt <= new Date()) return "it has expired";
  if (isBound(role) && !user) return "its person is gone";
  if (user?.disabledAt) return "its person is disabled";
  if (user && !user.roles.some((held) => held.role === role)) return "its person has lost the role";
  return null;
}

type Refusal = { readonly id: number; readonly name: string; readonly address: string | null; readonly reason: string };

/** Puts a refused key on record, once an hour: a program that goes on trying would fill it. */
async function recordRefusal({ id, name, address, reason }: Refusal): Promise<void> {
  const { left } = await takeTry(`refused key ${id}`, { tries: 1, seconds: 3600 });
  if (left < 0) return;
  await recordAudit(
    database(),
    { userId: null, name, address, apiKeyId: id },
    { action: "keys.refuse", objectType: "key", objectId: String(id), summary: `Refused the key ${name}: ${reason}` },
  );
}

function bearerOf(headers: Headers): string | null {
  const [, text] = /^Bearer +(\S+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  return text !== undefined && FORM.test(text) ? text : null;
}

async function touch(id: number, lastUsedAt: Date | null): Promise<void> {
  const now = new Date();
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < TOUCH_MS) return;
  await database().apiKey.updateMany({ where: { id }, data: { lastUsedAt: now } });
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
