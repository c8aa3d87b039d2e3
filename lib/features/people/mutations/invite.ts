import { recordAudit } from "@/lib/auth/audit";
import type { WriteScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors/app-error";
import type { Invitation } from "../schema";
import type { LinkForPerson } from "../types";
import { makeLink, passOn } from "./links";
import { requireFittingRep, writePeople } from "./rules";

/** Makes an account and the link with which its person comes in. Throws `conflict` where the address or the rep has an account. */
export async function invitePerson(scope: WriteScope, invitation: Invitation, baseUrl: string): Promise<LinkForPerson> {
  const { name, email, roles, repId } = invitation;
  const made = await writePeople(scope, async (transaction) => {
    const known = await transaction.user.findUnique({ where: { email } });
    if (known) {
      throw new AppError("conflict", `${email} has an account already: ${known.name}.`, {
        details: [{ where: "email", message: "has an account already" }],
      });
    }
    await requireFittingRep(transaction, { userId: null, roles, repId });
    const { id } = await transaction.user.create({
      data: { name, email, repId, roles: { create: roles.map((role) => ({ role })) } },
    });
    await recordAudit(transaction, scope.actor, {
      action: "people.invite",
      objectType: "user",
      objectId: String(id),
      summary: `Invited ${name}`,
      after: { name, email, roles: [...roles], repId },
    });
    return await makeLink(transaction, scope, "invitation", { id, name, email });
  });
  return await passOn(made, scope, baseUrl);
}
