import { execute, type Queryable, sql } from "./sql";

const KEY = 4_728_331_907;

/**
 * Waits until no other transaction imports, or changes what imports look up: settings, stages, teams. What is looked up after it
 * is still so when the transaction writes.
 */
export async function lockLookups(on: Queryable): Promise<void> {
  await execute(on, sql`select pg_advisory_xact_lock(${KEY}::bigint)`);
}
