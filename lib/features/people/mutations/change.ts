import { recordAudit } from "@/lib/auth/audit";
import type { WriteScope } from "@/lib/auth/scope";
import type { PersonChange } from "../schema";
import { getStoredPerson, requireFittingRep, requireOtherAdmin, writePeople } from "./rules";

/** Changes a person's name, roles and rep. Throws `conflict` where the last active admin would lose the role. */
export async function updatePerson(scope: WriteScope, change: PersonChange): Promise<void> {
  const { userId, name, roles, repId } = change;
  await writePeople(scope, async (transaction) => {
    const before = await getStoredPerson(transaction, userId);
    await requireFittingRep(transaction, { userId, roles, repId });
    if (before.roles.includes("admin") && !roles.includes("admin")) await requireOtherAdmin(transaction, before);
    await transaction.userRole.deleteMany({ where: { userId } });
    await transaction.user.update({
      where: { id: userId },
      data: { name, repId, roles: { create: roles.map((role) => ({ role })) } },
    });
    await recordAudit(transaction, scope.actor, {
      action: "people.update",
      objectType: "user",
      objectId: String(userId),
      summary: `Changed the account of ${before.name}`,
      before: { name: before.name, roles: [...before.roles], repId: before.repId },
      after: { name, roles: [...roles], repId },
    });
  });
}
