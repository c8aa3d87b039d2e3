import type { WriteScope } from "@/lib/auth/scope";
import type { BulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { formatDate } from "@/lib/format/date";
import { BEGINNING, type CalendarDate } from "@/lib/values/calendar-date";
import { changeFrom } from "@/lib/values/span";
import { USER_REP_SPANS, type UserRepSpan } from "../queries";
import { wrong } from "./rules";

type RepChange = {
  readonly userId: number;
  readonly repId: number | null;
  readonly from?: CalendarDate | undefined;
  readonly isOrWasManager: boolean;
};

/**
 * Keeps which rep an account stood for before a day: by default today, or where it stood for none yet or never managed a team the beginning or the
 * day on which another account was that rep no more. Returns that day, or null where nothing changes.
 */
export async function keepFormerRep(
  bulk: BulkTransaction,
  { today }: WriteScope,
  { userId, repId, from: given, isOrWasManager }: RepChange,
): Promise<CalendarDate | null> {
  if (given !== undefined && given > today)
    throw wrong("from", `${formatDate(given)} is still to come; today or an earlier day would be accepted.`);
  const spans = await queryRows<UserRepSpan>(
    bulk.transaction,
    sql`select rep_id as "repId", from_on as "from", to_on as "to" from ${USER_REP_SPANS} s
        where user_id = ${userId}::int order by from_on`,
  );
  const since = spans.at(-1);
  if (given !== undefined && spans.length > 1 && since?.repId === repId && given > since.from)
    throw wrong("from", `It holds from ${formatDate(since.from)} already; that or an earlier day would be accepted.`);
  const isFirst = spans.every((span) => span.repId === null);
  const free = await findFreeSince(bulk, userId, repId);
  const from = given ?? (isFirst || !isOrWasManager ? free : today);
  if (from < free)
    throw wrong(
      "from",
      `Another account is that rep until ${formatDate(free)}; that day or a later one would be accepted.`,
    );
  const placed = changeFrom(spans, { parts: ["repId"], after: { repId }, from });
  if (JSON.stringify(placed) === JSON.stringify(spans)) return null;
  await execute(bulk, sql`delete from user_rep_history where user_id = ${userId}::int`);
  for (const span of placed) {
    if (span.to === null) continue;
    await execute(
      bulk,
      sql`insert into user_rep_history (user_id, until_on, rep_id) values (${userId}::int, ${span.to}::date, ${span.repId}::int)`,
    );
  }
  return from;
}

/** The day since which no other account is a rep any more. */
async function findFreeSince({ transaction }: BulkTransaction, userId: number, repId: number | null) {
  const [other] = await queryRows<{ to: CalendarDate | null }>(
    transaction,
    sql`select max(to_on) as "to" from ${USER_REP_SPANS} s where user_id <> ${userId}::int and rep_id = ${repId}::int`,
  );
  return other?.to ?? BEGINNING;
}
