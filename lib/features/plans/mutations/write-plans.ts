import type { WriteScope } from "@/lib/auth/scope";
import { type BulkTransaction, withBulkTransaction } from "@/lib/db/bulk";
import { lockLookups } from "@/lib/db/lookup-lock";
import { AppError } from "@/lib/errors/app-error";
import { waitForOthers } from "@/lib/features/commissions/mutations";

/** Writes to plans and to who is on them one after the other, and never while a file with assignments is taken in, so that two at once cannot overlap. */
export async function writePlans<T>(scope: WriteScope, work: (bulk: BulkTransaction) => Promise<T>): Promise<T> {
  if (scope.action !== "plans.write")
    throw new AppError(
      "misuse",
      `Plans and who is on them are written with leave for plans.write, not for ${scope.action}.`,
    );
  return await withBulkTransaction(async (bulk) => {
    await lockLookups(bulk);
    await waitForOthers(bulk);
    return await work(bulk);
  });
}
