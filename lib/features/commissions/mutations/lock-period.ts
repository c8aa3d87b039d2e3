import { recordAudit } from "@/lib/auth/audit";
import type { WriteScope } from "@/lib/auth/scope";
import { type BulkTransaction, withBulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { formatMonth } from "@/lib/format/date";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Period } from "@/lib/values/period";
import { PLAN_OF_STATEMENT, teamOfStatement } from "../queries/statement-place";
import { waitForOthers } from "./recalculate-statements";
import { setState } from "./review-statements";
import { requireAction, requireOver } from "./statement-rules";

/**
 * Locks every statement of a month, all or none, for good: they are what is paid. Returns how many. Of two people at once one wins. Throws
 * `conflict` when the month is locked already, is not over, has an unlocked one before it, or a statement that is not approved.
 */
export async function lockPeriod(scope: WriteScope, month: CalendarDate): Promise<number> {
  requireAction(scope, "statements.lock");
  const period = requireOver(month, scope.today);
  return await withBulkTransaction(async (bulk) => {
    await waitForOthers(bulk);
    return await lockMonth(bulk, scope, period);
  });
}

/** The same in a transaction that has waited for others; at another moment than now for a history that is made up. */
export async function lockMonth(
  bulk: BulkTransaction,
  scope: WriteScope,
  { from, to }: Period,
  at = new Date(),
): Promise<number> {
  await requireUnlocked(bulk, from);
  await requireEarlierLocked(bulk, from);
  await requireApproved(bulk, from);
  await execute(
    bulk,
    sql`insert into locked_periods (from_on, to_on, locked_at, locked_by_user_id, locked_by_name)
        values (${from}::date, ${to}::date, ${at}::timestamptz, ${scope.actor.userId}::int, ${scope.actor.name})`,
  );
  await execute(
    bulk,
    sql`update statements s set locked_team = ${teamOfStatement(scope)}, locked_plan = ${PLAN_OF_STATEMENT} where s.from_on = ${from}::date`,
  );
  const ids = await setState(bulk, scope, { to: "locked", where: sql`s.from_on = ${from}::date` });
  if (ids.length === 0) throw new AppError("conflict", `There is no statement of ${formatMonth(from)}.`);
  await recordAudit(bulk, scope.actor, {
    action: "statements.lock",
    objectType: "period",
    objectId: from,
    summary: `Locked ${ids.length} statements of ${formatMonth(from)}`,
    after: { from, to, statements: ids.length, payable: await readPayable(bulk, from) },
  });
  return ids.length;
}

async function requireUnlocked(bulk: BulkTransaction, from: CalendarDate): Promise<void> {
  const [locked] = await queryRows<{ from: CalendarDate; name: string; at: Date }>(
    bulk,
    sql`select from_on as "from", locked_by_name as name, locked_at as at from locked_periods
        where from_on >= ${from}::date order by from_on limit 1`,
  );
  if (!locked) return;
  const which = locked.from === from ? formatMonth(from) : `${formatMonth(locked.from)}, which is later,`;
  throw new AppError("conflict", `${which} was locked by ${locked.name} already. What is locked stays locked.`);
}

async function requireEarlierLocked(bulk: BulkTransaction, from: CalendarDate): Promise<void> {
  const [earlier] = await queryRows<{ from: CalendarDate }>(
    bulk,
    sql`select from_on as "from" from statements where state <> 'locked' and from_on < ${from}::date order by from_on limit 1`,
  );
  if (!earlier) return;
  throw new AppError(
    "conflict",
    `${formatMonth(earlier.from)} is not locked yet: months are locked one after another, so that each carries on from what was paid.`,
  );
}

const MOST_NAMES = 5;

async function requireApproved(bulk: BulkTransaction, from: CalendarDate): Promise<void> {
  const waiting = await queryRows<{ name: string }>(
    bulk,
    sql`select r.name from statements s join reps r on r.id = s.rep_id
        where s.from_on = ${from}::date and s.state <> 'approved' order by r.name`,
  );
  if (waiting.length === 0) return;
  const names = waiting.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = waiting.length > names.length ? ` and ${waiting.length - names.length} more` : "";
  throw new AppError("conflict", `Not approved yet: ${names.join(", ")}${more}. A month is locked as a whole.`);
}

async function readPayable(bulk: BulkTransaction, from: CalendarDate): Promise<Record<string, string>> {
  const rows = await queryRows<{ currency: string; payable: bigint }>(
    bulk,
    sql`select currency, sum(payable_minor)::bigint as payable from statements where from_on = ${from}::date group by 1 order by 1`,
  );
  return Object.fromEntries(rows.map(({ currency, payable }) => [currency, String(payable)]));
}
