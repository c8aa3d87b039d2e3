import type { WriteScope } from "@/lib/auth/scope";
import { type BulkTransaction, withBulkTransaction } from "@/lib/db/bulk";
import { lockLookups } from "@/lib/db/lookup-lock";
import { AppError } from "@/lib/errors/app-error";
import { recalculateStatements } from "@/lib/features/commissions/mutations";

/** Writes to teams one after the other, so that two changes cannot make a circle; then what reps are owed follows. */
export async function writeTeams<T>(scope: WriteScope, work: (bulk: BulkTransaction) => Promise<T>): Promise<T> {
  if (scope.action !== "people.write") {
    throw new AppError("misuse", `Teams are written with leave for people.write, not for ${scope.action}.`);
  }
  return await withBulkTransaction(async (bulk) => {
    await lockLookups(bulk);
    const result = await work(bulk);
    await recalculateStatements(bulk, scope, { repIds: "all" });
    return result;
  });
}
