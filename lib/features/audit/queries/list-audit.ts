import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { join, queryRows, type Sql, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import type { AuditChoices, AuditEntry, AuditSearch } from "../types";
import { changesBetween } from "./changes";

type Found = Omit<AuditEntry, "id" | "apiKey" | "changes"> & {
  readonly id: bigint;
  readonly apiKeyId: number | null;
  readonly apiKeyName: string | null;
  readonly before: unknown;
  readonly after: unknown;
};

type Page = { readonly olderThan: string | null; readonly pageSize: number };

/** What was recorded, the newest first; `older` is where the next page goes on, or null at the end. */
export async function listAudit(
  scope: ReadScope,
  search: AuditSearch,
  { olderThan, pageSize }: Page,
): Promise<{ readonly rows: readonly AuditEntry[]; readonly older: string | null }> {
  requireLeave(scope);
  const conditions = conditionsOf(scope, search);
  if (olderThan !== null) conditions.push(sql`e.id < ${olderThan}::bigint`);
  const found = await queryRows<Found>(
    database(),
    sql`select e.id, e.at, e.actor_user_id as "actorUserId", e.actor_name as "actorName", e.view_as_name as "viewAsName",
          e.api_key_id as "apiKeyId", k.name as "apiKeyName", e.address, e.action, e.object_type as "objectType",
          e.object_id as "objectId", e.summary, e.before, e.after
        from audit_entries e left join api_keys k on k.id = e.api_key_id
        where ${join(conditions, " and ")} order by e.id desc limit ${pageSize + 1}::int`,
  );
  const rows = found.slice(0, pageSize).map(toEntry);
  return { rows, older: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null };
}

/** Everybody and everything that is on record, for choosing from. */
export async function listAuditChoices(scope: ReadScope): Promise<AuditChoices> {
  requireLeave(scope);
  const distinct = async (column: Sql, where = sql`true`) => {
    const rows = await queryRows<{ value: string }>(
      database(),
      sql`select distinct ${column} as value from audit_entries where ${where} order by 1`,
    );
    return rows.map(({ value }) => value);
  };
  const [who, actions, objectTypes] = await Promise.all([
    // What strangers typed as their name when they were refused is no choice; the text finds it.
    distinct(sql`actor_name`, sql`actor_user_id is not null or api_key_id is not null or address is null`),
    distinct(sql`action`),
    distinct(sql`object_type`),
  ]);
  return { who, actions, objectTypes };
}

function conditionsOf({ organisation }: ReadScope, search: AuditSearch): Sql[] {
  const { who, action, objectType, objectId, text, period } = search;
  const conditions = [sql`true`];
  if (who !== null) conditions.push(sql`e.actor_name = ${who}`);
  if (action !== null) conditions.push(sql`e.action = ${action}`);
  if (objectType !== null) conditions.push(sql`e.object_type = ${objectType}`);
  if (objectId !== null) conditions.push(sql`e.object_id = ${objectId}`);
  if (text !== null) {
    const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
    conditions.push(
      sql`concat_ws(' ', e.summary, e.actor_name, e.view_as_name, e.address, e.object_id, e.before, e.after) ilike ${pattern}`,
    );
  }
  if (period !== null) {
    const zone = organisation.timeZone;
    conditions.push(sql`e.at >= ${period.from}::date::timestamp at time zone ${zone}`);
    conditions.push(sql`e.at < ${period.to}::date::timestamp at time zone ${zone}`);
  }
  return conditions;
}

function toEntry({ id, apiKeyId, apiKeyName, before, after, ...rest }: Found): AuditEntry {
  const apiKey = apiKeyId === null ? null : { id: apiKeyId, name: apiKeyName };
  return { ...rest, id: String(id), apiKey, changes: changesBetween(before, after) };
}

function requireLeave({ action }: ReadScope): void {
  if (action !== "audit.read") throw new AppError("misuse", "The record needs leave for audit.read.");
}
