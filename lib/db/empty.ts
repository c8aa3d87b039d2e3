import type { Client } from "./client";
import { execute, sql } from "./sql";

/** Deletes every row of every table, the audit log's too, and starts identities anew. Needs the owner of the tables. */
export async function emptyDatabase(client: Client): Promise<void> {
  await execute(
    client,
    sql`do $$ declare names text; begin
      alter table audit_entries disable trigger user;
      select string_agg(format('%I', tablename), ', ') into names from pg_tables
       where schemaname = 'public' and tablename <> '_prisma_migrations';
      execute 'truncate ' || names || ' restart identity cascade';
      alter table audit_entries enable trigger user;
    end $$`,
  );
}
