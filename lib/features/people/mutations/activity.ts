import { recordAudit } from "@/lib/auth/audit";
import type { WriteScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors/app-error";
import { getStoredPerson, requireOtherAdmin, type StoredPerson, writePeople } from "./rules";

/** Ends a person's sessions and lets them in no more. Throws `conflict` for oneself and for the last active admin. */
export async function deactivatePerson(scope: WriteScope, userId: number): Promise<void> {
  await writePeople(scope, async (transaction) => {
    const person = await getStoredPerson(transaction, userId);
    if (userId === scope.actor.userId) {
      throw new AppError("conflict", "You cannot deactivate your own account; another admin can.");
    }
    if (person.disabledAt) return;
    if (person.roles.includes("admin")) await requireOtherAdmin(transaction, person);
    await transaction.session.deleteMany({ where: { userId } });
    await transaction.session.updateMany({ where: { viewAsUserId: userId }, data: { viewAsUserId: null } });
    await transaction.oneTimeLink.deleteMany({ where: { userId, usedAt: null, purpose: { not: "invitation" } } });
    await setDisabled(transaction, scope, person, new Date());
  });
}

/** Lets a deactivated person in again, with the roles they had. */
export async function reactivatePerson(scope: WriteScope, userId: number): Promise<void> {
  await writePeople(scope, async (transaction) => {
    const person = await getStoredPerson(transaction, userId);
    if (person.disabledAt) await setDisabled(transaction, scope, person, null);
  });
}

async function setDisabled(
  transaction: Transaction,
  scope: WriteScope,
  { id, name, disabledAt: before }: StoredPerson,
  disabledAt: Date | null,
): Promise<void> {
  await transaction.user.update({ where: { id }, data: { disabledAt } });
  await recordAudit(transaction, scope.actor, {
    action: disabledAt ? "people.deactivate" : "people.reactivate",
    objectType: "user",
    objectId: String(id),
    summary: `${disabledAt ? "Deactivated" : "Reactivated"} ${name}`,
    before: { disabledAt: before?.toISOString() ?? null },
    after: { disabledAt: disabledAt?.toISOString() ?? null },
  });
}
