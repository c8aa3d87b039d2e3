import { recordAudit } from "@/lib/auth/audit";
import type { WriteScope } from "@/lib/auth/scope";
import { lockLookups } from "@/lib/db/lookup-lock";
import {
  listCorrections,
  type Recounting,
  recalculateAgreed,
  waitForOthers,
} from "@/lib/features/commissions/mutations";
import type { PersonChange } from "../schema";
import { keepFormerRep } from "./rep-history";
import { getStoredPerson, requireFittingRep, requireOtherAdmin, writePeople } from "./rules";

/**
 * Changes a person's name and roles, and which rep they are from a day on: what was earned before it on the teams they manage stays. Throws
 * `conflict` where the last active admin would lose the role, and where nobody agreed to what it changes of locked months, and `invalid_input` for a day to come
 * or one on which another account is that rep.
 */
export async function updatePerson(
  scope: WriteScope,
  { from, recount, ...change }: Omit<PersonChange, "recount"> & Recounting,
): Promise<void> {
  const { userId, name, roles, repId } = change;
  await writePeople(scope, async (transaction, bulk) => {
    const before = await getStoredPerson(transaction, userId);
    await requireFittingRep(transaction, { userId, roles, repId });
    if (before.roles.includes("admin") && !roles.includes("admin")) await requireOtherAdmin(transaction, before);
    const movesRep = repId !== before.repId || from !== undefined;
    if (movesRep) {
      // Who manages what stays so until this is written, and no deadlock is made by asking for it later.
      await lockLookups(bulk);
      await waitForOthers(bulk);
    }
    const managed = { where: { managerUserId: userId } };
    const isOrWasManager = (await transaction.team.count(managed)) + (await transaction.teamHistory.count(managed)) > 0;
    const corrections = isOrWasManager && movesRep ? await listCorrections(bulk) : null;
    const repFrom = await keepFormerRep(bulk, scope, { userId, repId, from, isOrWasManager });
    await transaction.userRole.deleteMany({ where: { userId } });
    await transaction.user.update({
      where: { id: userId },
      data: { name, repId, roles: { create: roles.map((role) => ({ role })) } },
    });
    if (repFrom !== null && corrections)
      await recalculateAgreed(bulk, scope, { recount, before: corrections, repIds: "all" });
    await recordAudit(transaction, scope.actor, {
      action: "people.update",
      objectType: "user",
      objectId: String(userId),
      summary: `Changed the account of ${before.name}`,
      before: { name: before.name, roles: [...before.roles], repId: before.repId },
      after: { name, roles: [...roles], repId, ...(repFrom !== null && { repFrom }) },
    });
  });
}
