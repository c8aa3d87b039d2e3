import type { ReadScope } from "@/lib/auth/scope";
import { database, type Prisma } from "@/lib/db/client";
import { type Sql, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { BEGINNING, calendarDate } from "@/lib/values/calendar-date";
import type { Span } from "@/lib/values/span";
import type { FreeRep, Person } from "./types";

/** Which rep an account stands for from a day until before another. */
export type UserRepSpan = Span & { readonly repId: number | null };

/** Which rep each account stood for, and when (`to_on` is exclusive, null for now). The first of an account's spans is from the beginning. */
export const USER_REP_SPANS: Sql = sql`(
  select h.user_id, lag(h.until_on, 1, ${BEGINNING}::date) over (partition by h.user_id order by h.until_on) as from_on, h.until_on as to_on, h.rep_id
  from user_rep_history h
  union all
  select u.id, coalesce((select max(h.until_on) from user_rep_history h where h.user_id = u.id), ${BEGINNING}::date), null, u.rep_id
  from users u)`;

const parts = (now: Date) =>
  ({
    roles: { select: { role: true }, orderBy: { role: "asc" } },
    rep: { select: { id: true, name: true } },
    formerReps: { select: { untilOn: true }, orderBy: { untilOn: "desc" }, take: 1 },
    managed: { select: { name: true }, orderBy: { name: "asc" } },
    _count: { select: { formerlyManaged: true, signInMethods: true, links: { where: { purpose: "invitation" } } } },
    apiKeysMade: {
      // A key bound to a person ends with that person's account.
      where: { userId: null, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
      select: { name: true },
      orderBy: { name: "asc" },
    },
  }) as const satisfies Prisma.UserInclude;

/** Everyone with an account, by name. */
export async function listPeople(scope: ReadScope): Promise<Person[]> {
  requirePeopleScope(scope);
  const users = await database().user.findMany({
    include: parts(new Date()),
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return users.map(toPerson);
}

/** Someone with an account. Throws `not_found`. */
export async function getPerson(scope: ReadScope, userId: number): Promise<Person> {
  requirePeopleScope(scope);
  const user = await database().user.findUnique({ where: { id: userId }, include: parts(new Date()) });
  if (!user) throw new AppError("not_found", "There is no such person.");
  return toPerson(user);
}

/** The reps that no account stands for, by name; with the rep of `userId`. */
export async function listFreeReps(scope: ReadScope, userId: number | null = null): Promise<FreeRep[]> {
  requirePeopleScope(scope);
  return await database().rep.findMany({
    where: { OR: [{ user: null }, ...(userId === null ? [] : [{ user: { id: userId } }])] },
    select: { id: true, name: true, email: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/** Reps with exactly this name, in any case; for commands. */
export async function listRepsCalled(scope: ReadScope, name: string): Promise<FreeRep[]> {
  requirePeopleScope(scope);
  return await database().rep.findMany({
    where: { name: { equals: name, mode: "insensitive" } },
    select: { id: true, name: true, email: true },
  });
}

function toPerson(user: Prisma.UserGetPayload<{ include: ReturnType<typeof parts> }>): Person {
  const {
    id,
    name,
    email,
    rep,
    formerReps,
    roles,
    managed,
    lastSeenAt,
    disabledAt,
    twoFactorEnabled,
    apiKeysMade,
    _count,
  } = user;
  const invited = _count.signInMethods === 0 && _count.links > 0;
  return {
    id,
    name,
    email,
    rep,
    repFrom: formerReps.map(({ untilOn }) => calendarDate(untilOn.toISOString().slice(0, 10)))[0] ?? null,
    roles: roles.map(({ role }) => role),
    manages: managed.map((team) => team.name),
    isOrWasManager: managed.length + _count.formerlyManaged > 0,
    state: disabledAt ? "deactivated" : invited ? "invited" : "active",
    twoFactor: twoFactorEnabled,
    lastSeenAt,
    keys: apiKeysMade.map((key) => key.name),
  };
}

function requirePeopleScope({ action }: ReadScope): void {
  if (action !== "people.read")
    throw new AppError("misuse", `People are read with leave for people.read, not for ${action}.`);
}
