import { after } from "next/server";
import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors/app-error";
import { findMailLinkBase, sendMail } from "@/lib/mail/send-mail";
import { recordOwnDeed } from "./audit";
import { createLinkToken, findLink, type LinkPurpose, useLink } from "./one-time-links";
import { setPassword } from "./passwords";
import { accountKey, addressKey, countTry } from "./rate-limit";
import { clientAddress } from "./request";
import { freeAccount } from "./sign-in";

const HOUR = 60 * 60;

/** Whether a link to choose a new password can be mailed to who asks for it. */
export function canMailLinks(): boolean {
  return findMailLinkBase() !== null;
}

/**
 * Mails a link to choose a new password to the address, where it belongs to an account. It answers alike, and as fast,
 * whether it does. Throws `rate_limited` after too many calls.
 */
export async function askForReset(email: string): Promise<void> {
  const address = await clientAddress();
  await countTry({
    [addressKey("reset", address)]: { tries: 20, seconds: HOUR },
    [accountKey("reset", email)]: { tries: 3, seconds: HOUR },
  });
  after(() => mailReset(email, address));
}

async function mailReset(email: string, address: string | null): Promise<void> {
  const user = await database().user.findUnique({ where: { email } });
  const url = findMailLinkBase();
  if (!user || user.disabledAt || url === null) return;
  const token = await inTransaction(database(), async (transaction) => {
    const made = await createLinkToken(transaction, "reset", { userId: user.id });
    const summary = "Asked for a link to choose a new password";
    await recordOwnDeed(transaction, user, address, { action: "account.ask_reset", summary });
    return made;
  });
  await sendMail({
    to: email,
    subject: "Choose a new password for Attain",
    text: `${user.name}, open this link within an hour to choose a new password:\n\n${url}/reset/${token}\n\nIf you did not ask for it, do nothing: your password stays as it is.\n`,
  });
}

const DEEDS = {
  reset: { action: "account.reset", summary: "Chose a new password with a link" },
  invitation: { action: "people.accept", summary: "Accepted the invitation" },
} as const;

/** Sets the password of who holds an invitation or a reset link, and gives their e-mail address. Throws `forbidden` when it is over. */
export async function choosePassword(
  purpose: Extract<LinkPurpose, "invitation" | "reset">,
  token: string,
  password: string,
): Promise<string> {
  const link = await findLink(purpose, token);
  const address = await clientAddress();
  await inTransaction(database(), async (transaction) => {
    await useLink(transaction, purpose, token);
    if (!link?.userId) throw new AppError("forbidden", "This link is for nobody.");
    await setPassword(transaction, link.userId, password);
    await recordOwnDeed(transaction, { id: link.userId, name: link.name ?? "" }, address, DEEDS[purpose]);
  });
  const email = link?.email ?? "";
  await freeAccount(email);
  return email;
}
