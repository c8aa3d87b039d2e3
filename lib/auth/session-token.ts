import { createHmac, timingSafeEqual } from "node:crypto";

/** A cookie value that only a holder of `secret` can make: the user's id and when it ends, signed. */
export function signSession(userId: number, endsAt: Date, secret: string): string {
  const body = `${userId}.${endsAt.getTime()}`;
  return `${body}.${signature(body, secret)}`;
}

/** The user's id in a genuine token that has not ended, else null. */
export function readSession(token: string, now: Date, secret: string): number | null {
  const match = /^(\d{1,10})\.(\d{1,15})\.([\w-]+)$/.exec(token);
  if (!match) return null;
  const [, userId = "", endsAt = "", given = ""] = match;
  const expected = Buffer.from(signature(`${userId}.${endsAt}`, secret));
  const actual = Buffer.from(given);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return null;
  return Number(endsAt) > now.getTime() ? Number(userId) : null;
}

function signature(body: string, secret: string): string {
  return createHmac("sha256", secret).update(`attain session ${body}`).digest("base64url");
}
