import { type AuditRecord, recordAudit } from "@/lib/auth/audit";
import type { WriteScope } from "@/lib/auth/scope";
import { type BulkTransaction, withBulkTransaction } from "@/lib/db/bulk";
import { lockLookups } from "@/lib/db/lookup-lock";
import { AppError } from "@/lib/errors/app-error";
import { recalculateStatements } from "@/lib/features/commissions/mutations";
import { refreshReachedStages } from "@/lib/features/leads/mutations";
import { type NewStage, OPENS_OR_CLOSES, type StageChange } from "./schema";

/** Adds a stage that no deal is in yet. */
export async function createStage(
  scope: WriteScope,
  { probability: probabilityPpm, ...rest }: NewStage,
): Promise<void> {
  await writeStages(scope, async (bulk) => {
    await requireFreeName(bulk, rest);
    const { id, ...after } = await bulk.transaction.stage.create({ data: { ...rest, probabilityPpm } });
    await record(bulk, scope, id, { action: "stages.create", summary: `Added the stage ${after.name}`, after });
  });
}

/** Changes a stage, and what follows for its deals, leads and statements. Throws `conflict` where it would open or close deals. */
export async function updateStage(scope: WriteScope, change: StageChange): Promise<void> {
  const { stageId, probability: probabilityPpm, ...rest } = change;
  await writeStages(scope, async (bulk) => {
    const before = await getFound(bulk, stageId);
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
    const summary = `Changed the stage ${before.name}`;
    await record(bulk, scope, stageId, { action: "stages.update", summary, before, after });
  });
}

/** Removes a stage that no deal is in or has moved into. Throws `conflict` for another. */
export async function removeStage(scope: WriteScope, stageId: number): Promise<void> {
  await writeStages(scope, async (bulk) => {
    const before = await getFound(bulk, stageId);
    const { _count } = await bulk.transaction.stage.findUniqueOrThrow({
      where: { id: stageId },
      select: { _count: { select: { deals: true, changes: true } } },
    });
    if (_count.deals + _count.changes > 0)
      throw new AppError(
        "conflict",
        `Deals are in ${before.name} or have moved into it; give it another name instead.`,
      );
    await bulk.transaction.stage.delete({ where: { id: stageId } });
    await record(bulk, scope, stageId, {
      action: "stages.remove",
      summary: `Removed the stage ${before.name}`,
      before,
    });
  });
}

/** Writes to stages one after the other, so that two cannot take the same name. */
async function writeStages(scope: WriteScope, work: (bulk: BulkTransaction) => Promise<void>): Promise<void> {
  if (scope.action !== "settings.write") {
    throw new AppError("misuse", `Stages are written with leave for settings.write, not for ${scope.action}.`);
  }
  await withBulkTransaction(async (bulk) => {
    await lockLookups(bulk);
    await work(bulk);
  });
}

async function getFound({ transaction }: BulkTransaction, stageId: number) {
  const found = await transaction.stage.findUnique({ where: { id: stageId } });
  if (!found) throw new AppError("not_found", "There is no such stage.");
  const { id: _, ...stage } = found;
  return stage;
}

type Deed = Omit<AuditRecord, "objectType" | "objectId">;

async function record({ transaction }: BulkTransaction, scope: WriteScope, stageId: number, deed: Deed): Promise<void> {
  await recordAudit(transaction, scope.actor, { objectType: "stage", objectId: String(stageId), ...deed });
}

async function requireFreeName(
  { transaction }: BulkTransaction,
  { stageId, name }: { readonly stageId?: number; readonly name: string },
): Promise<void> {
  const namesake = await transaction.stage.findFirst({
    where: { name: { equals: name, mode: "insensitive" }, ...(stageId === undefined ? {} : { id: { not: stageId } }) },
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
