import { recordAudit } from "@/lib/auth/audit";
import type { WriteScope } from "@/lib/auth/scope";
import { type BulkTransaction, withBulkTransaction } from "@/lib/db/bulk";
import { lockLookups } from "@/lib/db/lookup-lock";
import { AppError } from "@/lib/errors/app-error";
import { recalculateStatements } from "@/lib/features/commissions/mutations";
import { refreshReachedStages } from "@/lib/features/leads/mutations";
import { OPENS_OR_CLOSES, type StageChange } from "./schema";

/** Changes a stage, and what follows for its deals, leads and statements. Throws `conflict` where it would open or close deals. */
export async function updateStage(scope: WriteScope, change: StageChange): Promise<void> {
  if (scope.action !== "settings.write") {
    throw new AppError("misuse", `Stages are written with leave for settings.write, not for ${scope.action}.`);
  }
  const { stageId, probability: probabilityPpm, ...rest } = change;
  await withBulkTransaction(async (bulk) => {
    await lockLookups(bulk);
    const found = await bulk.transaction.stage.findUnique({ where: { id: stageId } });
    if (!found) throw new AppError("not_found", "There is no such stage.");
    const { id: _, ...before } = found;
    const after = { ...rest, probabilityPpm };
    await requireFreeName(bulk, change);
    if (after.outcome !== before.outcome) await requireSameDeals(bulk, change, before.outcome);
    await bulk.transaction.stage.update({ where: { id: stageId }, data: after });
    if (after.outcome !== before.outcome) {
      await bulk.query(
        refreshReachedStages("select d.lead_id from deals d where d.stage_id = $1::int and d.lead_id is not null"),
        [stageId],
      );
    }
    await recalculateStatements(bulk, scope, { repIds: "all" });
    await recordAudit(bulk.transaction, scope.actor, {
      action: "stages.update",
      objectType: "stage",
      objectId: String(stageId),
      summary: `Changed the stage ${before.name}`,
      before,
      after,
    });
  });
}

async function requireFreeName({ transaction }: BulkTransaction, { stageId, name }: StageChange): Promise<void> {
  const namesake = await transaction.stage.findFirst({
    where: { name: { equals: name, mode: "insensitive" }, id: { not: stageId } },
  });
  if (namesake) throw conflict("name", `There is a stage ${namesake.name} already.`);
}

async function requireSameDeals(
  bulk: BulkTransaction,
  change: StageChange,
  before: StageChange["outcome"],
): Promise<void> {
  if (change.outcome !== "open" && before !== "open") return;
  const deals = await bulk.transaction.deal.count({ where: { stageId: change.stageId } });
  if (deals > 0) throw conflict("outcome", `"${change.outcome}" ${OPENS_OR_CLOSES}.`);
}

function conflict(where: string, message: string): AppError {
  return new AppError("conflict", message, { details: [{ where, message }] });
}
