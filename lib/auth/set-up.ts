import { z } from "zod";
import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors/app-error";
import { recordOwnDeed } from "./audit";
import { createLinkToken, findLink, useLink } from "./one-time-links";
import { passwordSchema, setPassword } from "./passwords";

/** A person's name and e-mail address, as forms give them. */
export const personSchema = z.object({
  name: z.string().trim().min(1, "type a name").max(200, "use at most 200 characters"),
  email: z.string().trim().toLowerCase().pipe(z.email("type an e-mail address such as ana@example.com")),
});

export const firstAdminSchema = personSchema.extend({ password: passwordSchema });

/** The token of the link with which Attain is set up, or null once there is anybody who could sign in. */
export async function createSetUpToken(): Promise<string | null> {
  if (await hasPeople()) return null;
  return createLinkToken(database(), "set_up", { userId: null });
}

export async function hasPeople(): Promise<boolean> {
  return (await database().user.findFirst({ select: { id: true } })) !== null;
}

/** Whether the token sets Attain up. */
export async function isSetUpToken(token: string): Promise<boolean> {
  return !(await hasPeople()) && (await findLink("set_up", token)) !== null;
}

/**
 * Makes the first admin, with the one-time link of the console. Throws `forbidden` for another link, one that was used, or where
 * there are people already. The organisation must be there.
 */
export async function createFirstAdmin(
  token: string,
  { name, email, password }: z.infer<typeof firstAdminSchema>,
  address: string | null,
): Promise<void> {
  await inTransaction(database(), async (transaction) => {
    await useLink(transaction, "set_up", token);
    if ((await transaction.user.count()) > 0) throw new AppError("forbidden", "Attain is set up already: sign in.");
    const user = await transaction.user.create({ data: { name, email, roles: { create: { role: "admin" } } } });
    await setPassword(transaction, user.id, password);
    await recordOwnDeed(transaction, user, address, {
      action: "people.set_up",
      summary: `Set Attain up with ${name} as its first admin`,
      after: { name, email, roles: ["admin"] },
    });
  });
}
