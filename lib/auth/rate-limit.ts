import { createHash } from "node:crypto";
import { database } from "@/lib/db/client";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { networkOf } from "./network";

/** How many tries are free within a time. */
export type Limit = { readonly tries: number; readonly seconds: number };

/**
 * Counts one try under each key in turn, whatever process it came to, and throws `rate_limited` at the first that has had too many in
 * its time, so that later keys get no row of it; the message says how long to wait.
 */
export async function countTry(limits: Readonly<Record<string, Limit>>): Promise<void> {
  for (const [key, limit] of Object.entries(limits)) {
    const wait = await waitAfterTry(key, limit);
    if (wait > 0) throw new AppError("rate_limited", `Too many tries. Try again in ${inWords(wait)}.`);
  }
}

/** The key of tries of something for an account, known or not; it tells nobody the e-mail address. */
export function accountKey(what: string, email: string): string {
  return `${what} account ${createHash("sha256").update(email.toLowerCase()).digest("base64url").slice(0, 22)}`;
}

/** The key of tries of something from the network of an address. */
export function addressKey(what: string, address: string | null): string {
  return `${what} address ${networkOf(address)}`;
}

/** Forgets the tries under a key: the last of them went well. */
export async function forgetTries(key: string): Promise<void> {
  await execute(database(), sql`delete from rate_limits where key = ${key}`);
}

/** The tries of a key that are left, and seconds until they are all free again; counts one. */
export async function takeTry(key: string, { tries, seconds }: Limit): Promise<{ left: number; resetSeconds: number }> {
  const [row] = await queryRows<{ count: number; seconds: number }>(
    database(),
    sql`insert into rate_limits as r (key, count, ends_at)
        values (${key}, 1, now() + make_interval(secs => ${seconds}))
        on conflict (key) do update
          set count = case when r.ends_at <= now() then 1 else r.count + 1 end,
              ends_at = case when r.ends_at <= now() then excluded.ends_at else r.ends_at end
        returning count, ceil(extract(epoch from ends_at - now()))::int as seconds`,
  );
  return { left: tries - (row?.count ?? 0), resetSeconds: row?.seconds ?? seconds };
}

async function waitAfterTry(key: string, limit: Limit): Promise<number> {
  const { left, resetSeconds } = await takeTry(key, limit);
  return left < 0 ? Math.max(1, resetSeconds) : 0;
}

function inWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (seconds < 60) return `${seconds} second${seconds === 1 ? "" : "s"}`;
  return `${minutes} minute${minutes === 1 ? "" : "s"}`;
}
