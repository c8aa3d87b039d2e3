import type { WriteScope } from "@/lib/auth/scope";
import { type BulkTransaction, withBulkTransaction } from "@/lib/db/bulk";
import { lockLookups } from "@/lib/db/lookup-lock";
import { AppError } from "@/lib/errors/app-error";
import {
  listCorrections,
  type Recounting,
  recalculateAgreed,
  waitForOthers,
} from "@/lib/features/commissions/mutations";

/**
 * Writes to teams one after the other, so that two changes cannot make a circle; then what reps are owed follows. Throws `conflict` where it is
 * asked, and nobody agreed to, what that changes of locked months.
 */
export async function writeTeams<T>(
  scope: WriteScope,
  { recount }: Recounting,
  work: (bulk: BulkTransaction) => Promise<T>,
): Promise<T> {
  if (scope.action !== "people.write") {
    throw new AppError("misuse", `Teams are written with leave for people.write, not for ${scope.action}.`);
  }
  return await withBulkTransaction(async (bulk) => {
    await lockLookups(bulk);
    await waitForOthers(bulk);
    const before = await listCorrections(bulk);
    const result = await work(bulk);
    await recalculateAgreed(bulk, scope, { recount, before, repIds: "all" });
    return result;
  });
}
