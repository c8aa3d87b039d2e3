import type { WriteScope } from "@/lib/auth/scope";
import { withBulkTransaction } from "@/lib/db/bulk";
import { type Recalculation, recalculateStatements } from "./recalculate-statements";
import { requireAction } from "./statement-rules";

/** Makes every statement that is not locked what the facts say, such as for a month that has begun since the last write. */
export async function calculateEveryStatement(scope: WriteScope): Promise<Recalculation> {
  requireAction(scope, "statements.lock");
  return await withBulkTransaction((bulk) => recalculateStatements(bulk, scope, { repIds: "all" }));
}
