import { recordAudit } from "@/lib/auth/audit";
import { endLinks } from "@/lib/auth/one-time-links";
import type { WriteScope } from "@/lib/auth/scope";
import { clearSecondFactor, hasSecondFactor } from "@/lib/auth/second-factor";
import { AppError } from "@/lib/errors/app-error";
import { canSendMail, sendMail } from "@/lib/mail/send-mail";
import type { NoticeToPerson } from "../types";
import { getStoredPerson, writePeople } from "./rules";

/**
 * Takes away the second factor of someone who lost it, ends their sessions and open links, and tells them by mail where that can
 * be. Throws `conflict` where there is none, and for oneself: that takes the own password.
 */
export async function removeSecondFactor(scope: WriteScope, userId: number): Promise<NoticeToPerson> {
  const { name, email } = await writePeople(scope, async (transaction) => {
    const person = await getStoredPerson(transaction, userId);
    if (userId === scope.actor.userId) {
      throw new AppError(
        "conflict",
        "Turn your own second factor off on the page of your account, with your password.",
      );
    }
    if (!(await hasSecondFactor(transaction, userId)))
      throw new AppError("conflict", `${person.name} has no second factor.`);
    await clearSecondFactor(transaction, userId);
    await transaction.session.deleteMany({ where: { userId } });
    await endLinks(transaction, userId);
    await recordAudit(transaction, scope.actor, {
      action: "people.remove_two_factor",
      objectType: "user",
      objectId: String(userId),
      summary: `Removed the second factor of ${person.name}`,
    });
    return person;
  });
  return { name, email, ...(await tell(scope, name, email)) };
}

async function tell({ actor }: WriteScope, name: string, to: string): Promise<Omit<NoticeToPerson, "name" | "email">> {
  if (!canSendMail()) return { mailed: false, problem: null };
  const who = actor.userId === null ? "Whoever runs Attain's server" : actor.name;
  const text = `Hello ${name},\n\n${who} removed the second factor of your account in Attain, and you are signed out everywhere. Your password alone signs you in now; set a second factor up anew on the page of your account.\n\nIf you did not ask for it, tell an admin.\n`;
  try {
    await sendMail({ to, subject: "Your second factor for Attain was removed", text });
    return { mailed: true, problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { mailed: false, problem: error.message };
  }
}
