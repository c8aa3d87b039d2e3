import { recordAudit } from "@/lib/auth/audit";
import { createKey, isBound } from "@/lib/auth/key";
import type { WriteScope } from "@/lib/auth/scope";
import { database, type Transaction } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors/app-error";
import { momentOfWallClock } from "@/lib/format/time-zone";
import { addDays, type CalendarDate } from "@/lib/values/calendar-date";
import type { KeyInput } from "./schema";
import type { MadeKey } from "./types";

/**
 * Makes a key and returns its text, which nobody can read again. Throws `invalid_input` where its role needs a person who holds it, or
 * its last day is over.
 */
export async function createApiKey(scope: WriteScope, input: KeyInput): Promise<MadeKey> {
  requireLeave(scope);
  const { name, role, expiresOn } = input;
  if (expiresOn !== null && expiresOn < scope.today) throw wrong("expiresOn", "This day is over.");
  const { text, keyHash, start } = createKey();
  const expiresAt = expiresOn === null ? null : endOf(expiresOn, scope.organisation.timeZone);
  const { userId: createdByUserId } = scope.actor;
  return await inTransaction(database(), async (transaction) => {
    const person = await findPerson(transaction, input);
    const data = { name, role, start, keyHash, expiresAt, createdByUserId, userId: person?.id ?? null };
    const { id } = await transaction.apiKey.create({ data });
    await recordAudit(transaction, scope.actor, {
      action: "keys.create",
      objectType: "key",
      objectId: String(id),
      summary: `Made the key ${name}`,
      after: { name, role, start, person: person?.name ?? null, expiresOn },
    });
    return { id, name, key: text };
  });
}

/** Revokes a key: it is refused from the next request on. One that is revoked already stays as it is. Throws `not_found`. */
export async function revokeApiKey(scope: WriteScope, id: number): Promise<void> {
  requireLeave(scope);
  await inTransaction(database(), async (transaction) => {
    const key = await transaction.apiKey.findUnique({ where: { id } });
    if (!key) throw new AppError("not_found", "There is no such key.");
    const { count } = await transaction.apiKey.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) return;
    const { name, start } = key;
    await recordAudit(transaction, scope.actor, {
      action: "keys.revoke",
      objectType: "key",
      objectId: String(id),
      summary: `Revoked the key ${name}`,
      before: { name, start },
    });
  });
}

async function findPerson(transaction: Transaction, { role, personId }: KeyInput) {
  if (!isBound(role)) return null;
  const person =
    personId === null
      ? null
      : await transaction.user.findFirst({ where: { id: personId, disabledAt: null, roles: { some: { role } } } });
  const words = role === "rep" ? "rep" : "sales manager";
  if (!person) throw wrong("personId", `Choose a person who is a ${words}: the key reaches what they do.`);
  if (role === "rep" && person.repId === null)
    throw wrong("personId", `${person.name} is not linked to a rep, so this key would reach nothing.`);
  return person;
}

/** The moment at which the day is over. */
function endOf(day: CalendarDate, timeZone: string): Date {
  return momentOfWallClock(new Date(`${addDays(day, 1)}T00:00:00Z`), timeZone);
}

function wrong(where: string, message: string): AppError {
  return new AppError("invalid_input", message, { details: [{ where, message }] });
}

function requireLeave({ action }: WriteScope): void {
  if (action !== "keys.write") throw new AppError("misuse", "Keys are made and revoked with leave for keys.write.");
}
