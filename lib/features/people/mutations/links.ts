import { recordAudit } from "@/lib/auth/audit";
import { createLinkToken } from "@/lib/auth/one-time-links";
import type { WriteScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors/app-error";
import { findMailLinkBase, sendMail } from "@/lib/mail/send-mail";
import type { LinkForPerson } from "../types";
import { getStoredPerson, type StoredPerson, writePeople } from "./rules";

type Purpose = "invitation" | "reset";
type MadeLink = {
  readonly purpose: Purpose;
  readonly person: Pick<StoredPerson, "id" | "name" | "email">;
  readonly token: string;
};

/**
 * Makes a link for someone with an account: to come in for the first time where they have not yet, else to choose a new password.
 * Earlier ones stop working. Throws `conflict` for someone who is deactivated.
 */
export async function createPersonLink(scope: WriteScope, userId: number, baseUrl: string): Promise<LinkForPerson> {
  const made = await writePeople(scope, async (transaction) => {
    const person = await getStoredPerson(transaction, userId);
    if (person.disabledAt)
      throw new AppError("conflict", `${person.name} is deactivated. Reactivate the account first.`);
    return await makeLink(transaction, scope, person.invited ? "invitation" : "reset", person);
  });
  return await passOn(made, scope, baseUrl);
}

/** Makes the link and puts that on record; `passOn` tells it, once the transaction is over. */
export async function makeLink(
  transaction: Transaction,
  scope: WriteScope,
  purpose: Purpose,
  person: MadeLink["person"],
): Promise<MadeLink> {
  const token = await createLinkToken(transaction, purpose, { userId: person.id });
  const summary =
    purpose === "invitation"
      ? `Made an invitation link for ${person.name}`
      : `Made a link to a new password for ${person.name}`;
  await recordAudit(transaction, scope.actor, {
    action: purpose === "invitation" ? "people.invite_link" : "people.reset_link",
    objectType: "user",
    objectId: String(person.id),
    summary,
  });
  return { purpose, person, token };
}

/** Sends the link by mail where that can be; else it is for whoever made it to pass on. */
export async function passOn(
  { purpose, person, token }: MadeLink,
  scope: WriteScope,
  baseUrl: string,
): Promise<LinkForPerson> {
  const { id: userId, name, email } = person;
  const link = `${baseUrl}/${purpose}/${token}`;
  if (findMailLinkBase() === null) return { userId, name, email, link, problem: null };
  try {
    await sendMail({ to: email, ...letter(purpose, name, scope, link) });
    return { userId, name, email, link: null, problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { userId, name, email, link, problem: error.message };
  }
}

function letter(purpose: Purpose, name: string, { actor, organisation }: WriteScope, link: string) {
  if (purpose === "reset") {
    return {
      subject: "A new password for Attain",
      text: `Hello ${name},\n\n${actor.name} made you a link to choose a new password:\n\n${link}\n\nIt works once, for one hour.\n`,
    };
  }
  return {
    subject: `${organisation.name} on Attain`,
    text: `Hello ${name},\n\n${actor.name} invites you to Attain, the sales and marketing figures of ${organisation.name}. Choose a password here:\n\n${link}\n\nThe link works once, for seven days.\n`,
  };
}
