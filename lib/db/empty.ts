import type { Client } from "./client";
import { execute, sql } from "./sql";

/** Deletes every row of every table, what is append-only or locked too, and starts identities anew. Needs the owner of the tables. */
export async function emptyDatabase(client: Client): Promise<void> {
  await execute(
    client,
    sql`do $$ declare names text; guarded regclass[]; t regclass; begin
      select array_agg(distinct tgrelid::regclass) into guarded from pg_trigger
       where not tgisinternal and tgrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace);
      foreach t in array coalesce(guarded, '{}') loop execute format('alter table %s disable trigger user', t); end loop;
      select string_agg(format('%I', tablename), ', ') into names from pg_tables
       where schemaname = 'public' and tablename <> '_prisma_migrations';
      execute 'truncate ' || names || ' restart identity cascade';
      foreach t in array coalesce(guarded, '{}') loop execute format('alter table %s enable trigger user', t); end loop;
    end $$`,
  );
}
