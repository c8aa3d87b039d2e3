import { z } from "zod";
import type { Transaction } from "@/lib/db/client";
import { authentication } from "./better-auth";
import { endLinks } from "./one-time-links";

/** What a password must be. */
export const passwordSchema = z
  .string({ error: "type a password" })
  .min(1, { error: "type a password", abort: true })
  .min(12, { error: "use at least 12 characters; a few words in a row are good", abort: true })
  .max(200, { error: "use at most 200 characters", abort: true })
  .refine((password) => new Set(password).size >= 5, "use at least 5 different characters");

/** Sets a person's password, ends their sessions everywhere, and the links that were made for them before. */
export async function setPassword(transaction: Transaction, userId: number, password: string): Promise<void> {
  const { password: hashing } = await authentication().$context;
  const hash = await hashing.hash(password);
  const method = { providerId: "credential", accountId: String(userId) };
  await transaction.signInMethod.upsert({
    where: { providerId_accountId: method },
    create: { ...method, userId, password: hash },
    update: { password: hash },
  });
  await transaction.session.deleteMany({ where: { userId } });
  await endLinks(transaction, userId);
}
