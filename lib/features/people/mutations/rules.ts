import type { Role } from "@/lib/auth/permissions";
import type { WriteScope } from "@/lib/auth/scope";
import { type BulkTransaction, withBulkTransaction } from "@/lib/db/bulk";
import type { Transaction } from "@/lib/db/client";
import { execute, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";

const LOCK_KEY = 4_728_331_908;

export type StoredPerson = {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly repId: number | null;
  readonly disabledAt: Date | null;
  readonly invited: boolean;
  readonly roles: readonly Role[];
};

/** Writes to people one after the other, so that two admins cannot put each other out at once. */
export async function writePeople<T>(
  scope: WriteScope,
  work: (transaction: Transaction, bulk: BulkTransaction) => Promise<T>,
): Promise<T> {
  if (scope.action !== "people.write") {
    throw new AppError("misuse", `People are written with leave for people.write, not for ${scope.action}.`);
  }
  return await withBulkTransaction(async (bulk) => {
    await execute(bulk, sql`select pg_advisory_xact_lock(${LOCK_KEY}::bigint)`);
    return await work(bulk.transaction, bulk);
  });
}

/** Someone with an account. Throws `not_found`. */
export async function getStoredPerson(transaction: Transaction, userId: number): Promise<StoredPerson> {
  const user = await transaction.user.findUnique({
    where: { id: userId },
    include: {
      roles: { orderBy: { role: "asc" } },
      _count: { select: { signInMethods: true, links: { where: { purpose: "invitation" } } } },
    },
  });
  if (!user) throw new AppError("not_found", "There is no such person.");
  const { id, name, email, repId, disabledAt, roles, _count } = user;
  const invited = _count.signInMethods === 0 && _count.links > 0;
  return { id, name, email, repId, disabledAt, invited, roles: roles.map(({ role }) => role) };
}

/** Throws `conflict` unless someone else who can sign in is an admin. */
export async function requireOtherAdmin(transaction: Transaction, { id, name }: StoredPerson): Promise<void> {
  const others = await transaction.user.count({
    where: {
      id: { not: id },
      disabledAt: null,
      roles: { some: { role: "admin" } },
      OR: [{ signInMethods: { some: {} } }, { links: { none: { purpose: "invitation" } } }],
    },
  });
  if (others === 0) {
    throw new AppError("conflict", `${name} is the last active admin. Make somebody else admin first.`);
  }
}

/** Throws unless a person with these roles may stand for this rep (null: none). */
export async function requireFittingRep(
  transaction: Transaction,
  { userId, roles, repId }: { userId: number | null; roles: readonly Role[]; repId: number | null },
): Promise<void> {
  if (repId === null) {
    if (roles.includes("rep"))
      throw wrong("repId", "Choose which rep this is: someone with the role of rep sees that rep's results.");
    return;
  }
  const rep = await transaction.rep.findUnique({ where: { id: repId }, include: { user: true } });
  if (!rep) throw wrong("repId", "There is no such rep.");
  if (rep.user && rep.user.id !== userId) {
    throw new AppError("conflict", `${rep.name} is linked to the account of ${rep.user.name} already.`, {
      details: [{ where: "repId", message: `is linked to ${rep.user.email} already` }],
    });
  }
}

/** What a field would not take. */
export function wrong(where: string, message: string): AppError {
  return new AppError("invalid_input", message, { details: [{ where, message }] });
}
