import type { Transaction } from "@/lib/db/client";
import { execute, sql } from "@/lib/db/sql";

/** Whether the person has a second factor; until the transaction ends, nobody else changes that. */
export async function hasSecondFactor(transaction: Transaction, userId: number): Promise<boolean> {
  await execute(transaction, sql`select 1 from users where id = ${userId} for no key update`);
  const user = await transaction.user.findUniqueOrThrow({ where: { id: userId }, select: { twoFactorEnabled: true } });
  return user.twoFactorEnabled;
}

/** Takes a person's second factor and recovery codes away. */
export async function clearSecondFactor(transaction: Transaction, userId: number): Promise<void> {
  await transaction.twoFactor.deleteMany({ where: { userId } });
  await transaction.user.update({ where: { id: userId }, data: { twoFactorEnabled: false } });
}
