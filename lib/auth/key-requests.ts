import { type Client, database } from "@/lib/db/client";
import { execute, queryRows, sql } from "@/lib/db/sql";

/** An answer that was given, to be given again. */
export type KeptAnswer = { readonly status: number; readonly contentType: string; readonly body: string };

/** What a request with an Idempotency-Key is: the first, one that is still being answered, one that was, or another under its key. */
export type Claim =
  | { readonly is: "first" }
  | { readonly is: "running" }
  | { readonly is: "answered"; readonly answer: KeptAnswer }
  | { readonly is: "other" };

/** Which request: the key that made it, the Idempotency-Key, and what it asked. */
export type KeyRequest = { readonly apiKeyId: number; readonly idempotencyKey: string; readonly fingerprint: string };

const KEPT_HOURS = 24;
/** A process that said nothing for this long while it answered is dead; what it did not finish was not written. */
const DEAD_AFTER_SECONDS = 60;
const ALIVE_EVERY_MS = 10_000;

type Row = { fingerprint: string; status: number | null; contentType: string | null; body: string | null };

/** Claims a request's key, whatever process it came to: of many at once exactly one is the first. */
export async function claimRequest({ apiKeyId, idempotencyKey, fingerprint }: KeyRequest): Promise<Claim> {
  const client = database();
  await removeForgotten(client);
  for (;;) {
    const made = await execute(
      client,
      sql`insert into api_key_requests as r (api_key_id, idempotency_key, fingerprint, created_at)
          values (${apiKeyId}::int, ${idempotencyKey}, ${fingerprint}, clock_timestamp())
          on conflict (api_key_id, idempotency_key) do update set created_at = clock_timestamp()
            where r.status is null and r.fingerprint = excluded.fingerprint
              and r.created_at < clock_timestamp() - make_interval(secs => ${DEAD_AFTER_SECONDS}::int)`,
    );
    if (made > 0) return { is: "first" };
    const [known] = await queryRows<Row>(
      client,
      sql`select fingerprint, status, content_type as "contentType", body from api_key_requests
          where api_key_id = ${apiKeyId}::int and idempotency_key = ${idempotencyKey}`,
    );
    if (known) return toClaim(known, fingerprint);
  }
}

/** Says again and again that a claimed request is still being answered, until the returned function is called. */
export function keepClaim({ apiKeyId, idempotencyKey }: KeyRequest): () => void {
  const timer = setInterval(() => {
    void execute(
      database(),
      sql`update api_key_requests set created_at = clock_timestamp()
          where api_key_id = ${apiKeyId}::int and idempotency_key = ${idempotencyKey} and status is null`,
    ).catch(() => undefined);
  }, ALIVE_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Keeps the answer of a claimed request for a day. */
export async function keepAnswer(request: KeyRequest, { status, contentType, body }: KeptAnswer): Promise<void> {
  const { apiKeyId, idempotencyKey } = request;
  await execute(
    database(),
    sql`update api_key_requests
        set status = ${status}::int, content_type = ${contentType}, body = ${body}, created_at = clock_timestamp()
        where api_key_id = ${apiKeyId}::int and idempotency_key = ${idempotencyKey}`,
  );
}

/** Forgets a claimed request that nothing was done for, so that it may be sent again. */
export async function dropClaim({ apiKeyId, idempotencyKey }: KeyRequest): Promise<void> {
  await execute(
    database(),
    sql`delete from api_key_requests
        where api_key_id = ${apiKeyId}::int and idempotency_key = ${idempotencyKey} and status is null`,
  );
}

function toClaim({ fingerprint, status, contentType, body }: Row, asked: string): Claim {
  if (fingerprint !== asked) return { is: "other" };
  if (status === null) return { is: "running" };
  return { is: "answered", answer: { status, contentType: contentType ?? "application/json", body: body ?? "" } };
}

async function removeForgotten(client: Client): Promise<void> {
  await execute(
    client,
    sql`delete from api_key_requests where created_at < clock_timestamp() - make_interval(hours => ${KEPT_HOURS}::int)`,
  );
}
