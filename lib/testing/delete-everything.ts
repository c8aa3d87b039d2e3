import type { Client } from "@/lib/db/client";
import { execute, sql } from "@/lib/db/sql";

/**
 * Deletes every row, what is append-only or locked too, and starts identities anew. Needs a superuser. Where there are few
 * rows it takes a small part of the time of truncating, which makes the files of every table and index anew.
 */
export async function deleteEverything(client: Client): Promise<void> {
  await execute(
    client,
    sql`do $$ declare t regclass; begin
      set local session_replication_role = replica;
      for t in select oid from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> '_prisma_migrations' and pg_relation_size(oid) > 0
        loop execute format('delete from %s', t); end loop;
      perform setval(seqrelid, seqstart, false) from pg_sequence
        where pg_sequence_last_value(seqrelid) is not null;
    end $$`,
  );
}
