import type { WriteScope } from "@/lib/auth/scope";
import { type BulkTransaction, withBulkTransaction } from "@/lib/db/bulk";
import { execute, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { recalculateStatements } from "@/lib/features/commissions/mutations";

const LOCK_KEY = 4_728_331_909;

/** Writes to teams one after the other, so that two changes cannot make a circle; then what reps are owed follows. */
export async function writeTeams<T>(scope: WriteScope, work: (bulk: BulkTransaction) => Promise<T>): Promise<T> {
  if (scope.action !== "people.write") {
    throw new AppError("misuse", `Teams are written with leave for people.write, not for ${scope.action}.`);
  }
  return await withBulkTransaction(async (bulk) => {
    await execute(bulk, sql`select pg_advisory_xact_lock(${LOCK_KEY}::bigint)`);
    const result = await work(bulk);
    await recalculateStatements(bulk, scope, { repIds: "all" });
    return result;
  });
}
