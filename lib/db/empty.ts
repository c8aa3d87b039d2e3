import type { Client } from "./client";
import { execute, sql } from "./sql";

/** Deletes every row of every table and starts identities anew. */
export async function emptyDatabase(client: Client): Promise<void> {
  await execute(
    client,
    sql`do $$ declare names text; begin
      select string_agg(format('%I', tablename), ', ') into names from pg_tables
       where schemaname = 'public' and tablename <> '_prisma_migrations';
      execute 'truncate ' || names || ' restart identity cascade';
    end $$`,
  );
}
