import { execute, type Queryable, sql } from "@/lib/db/sql";
import type { Actor } from "./scope";

/** What can stand in the record: plain values, never a secret. */
export type AuditValues = { readonly [name: string]: unknown };

/** What the record keeps of one deed. `before` and `after` hold what changed. */
export type AuditRecord = {
  /** Such as `people.invite` or `import.write`. */
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string | null;
  /** One sentence. */
  readonly summary: string;
  readonly before?: AuditValues | null;
  readonly after?: AuditValues | null;
};

/** What somebody did about their own account. */
export type OwnDeed = Omit<AuditRecord, "objectType" | "objectId">;

/** Who a deed is put down to: an actor, or somebody who is not signed in, by name and address. */
export type AuditActor = Pick<Actor, "userId" | "name" | "address"> & Partial<Pick<Actor, "apiKeyId" | "viewedBy">>;

const SECRET = /password|secret|token|hash|recovery_?codes/i;
const MOST_CHARACTERS = 2000;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Puts a deed on record, in the transaction that does it; a bulk one too. */
export async function recordAudit(
  on: Queryable,
  { userId, name, address, apiKeyId = null, viewedBy = null }: AuditActor,
  { action, objectType, objectId, summary, before, after }: AuditRecord,
): Promise<void> {
  await execute(
    on,
    sql`insert into audit_entries (actor_user_id, actor_name, view_as_name, api_key_id, address,
          action, object_type, object_id, summary, before, after)
        values (${viewedBy?.userId ?? userId}::int, ${storable(viewedBy?.name ?? name).slice(0, MOST_CHARACTERS)}, ${viewedBy ? name : null}::text, ${apiKeyId}::int,
          ${address}::text, ${action}, ${objectType}, ${objectId}::text, ${storable(summary).slice(0, MOST_CHARACTERS)},
          ${toJson(before)}::jsonb, ${toJson(after)}::jsonb)`,
  );
}

/**
 * Puts on record what somebody did about their own account without being an actor: at sign-in, or by a link. `id` is null where
 * it is not known whose account it was.
 */
export async function recordOwnDeed(
  on: Queryable,
  { id, name }: { readonly id: number | null; readonly name: string },
  address: string | null,
  deed: OwnDeed,
): Promise<void> {
  const objectId = id === null ? null : String(id);
  await recordAudit(on, { userId: id, name, address }, { ...deed, objectType: "user", objectId });
}

/** As JSON, without what stands under a name that sounds like a secret: the record outlives every password. */
function toJson(values: AuditValues | null | undefined): string | null {
  if (values == null) return null;
  return JSON.stringify(values, (name, value: unknown) => {
    if (SECRET.test(name) && value !== null) return "(not kept)";
    if (typeof value === "bigint") return String(value);
    return typeof value === "string" ? storable(value) : value;
  });
}

/** Without what PostgreSQL takes in no text: a refusal must not fail to be put on record for what was typed. */
function storable(text: string): string {
  return text.replaceAll("\u0000", "").replace(LONE_SURROGATE, "\ufffd");
}
