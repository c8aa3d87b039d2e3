import { BOUND_ROLES } from "@/lib/auth/key";
import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors/app-error";
import type { Key, KeyPerson } from "./types";

/** All keys: those that work first, then the latest. */
export async function listKeys(scope: ReadScope): Promise<Key[]> {
  requireLeave(scope);
  const rows = await database().apiKey.findMany({
    include: { user: { include: { roles: true } }, createdBy: { select: { name: true } } },
    orderBy: { id: "desc" },
  });
  const now = new Date();
  const keys = rows.map(({ user, createdBy, keyHash: _, userId: __, createdByUserId: ___, revokedAt, ...row }): Key => {
    const refused = user !== null && (user.disabledAt !== null || !user.roles.some(({ role }) => role === row.role));
    const expired = row.expiresAt !== null && row.expiresAt <= now;
    return {
      ...row,
      person: user && { id: user.id, name: user.name },
      createdBy: createdBy?.name ?? null,
      state: revokedAt ? "revoked" : expired ? "expired" : refused ? "refused" : "active",
    };
  });
  return [...keys.filter(({ state }) => state === "active"), ...keys.filter(({ state }) => state !== "active")];
}

/** The people whom a key may act for: those who hold a role whose reach is their own rows or teams. */
export async function listKeyPeople(scope: ReadScope): Promise<KeyPerson[]> {
  requireLeave(scope);
  const users = await database().user.findMany({
    where: { disabledAt: null, roles: { some: { role: { in: [...BOUND_ROLES] } } } },
    include: { roles: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const people = users.map(({ id, name, repId, roles: held }) => {
    const bound = BOUND_ROLES.filter((role) => held.some((one) => one.role === role));
    return { id, name, roles: bound.filter((role) => role !== "rep" || repId !== null) };
  });
  return people.filter(({ roles }) => roles.length > 0);
}

function requireLeave({ action }: ReadScope): void {
  if (action !== "keys.read") throw new AppError("misuse", "Keys are read with leave for keys.read.");
}
