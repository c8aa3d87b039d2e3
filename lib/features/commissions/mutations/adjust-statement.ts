import { recordAudit } from "@/lib/auth/audit";
import type { WriteScope } from "@/lib/auth/scope";
import { type BulkTransaction, withBulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { addDays, type CalendarDate, maxDate, minDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import { type Period, unitAround } from "@/lib/values/period";
import { statementsInReach } from "../queries/reach";
import { CALENDAR } from "../queries/statement-months";
import { recalculateStatements, waitForOthers } from "./recalculate-statements";
import { requireSure } from "./require-sure";
import { requireAction, requireOthersPay } from "./statement-rules";

/**
 * What to add to a statement's pay (below zero: to take from it), in minor units of its currency, and why. `currency`, where given, is the one
 * that whoever typed the amount had in mind. `isSure`: an amount that is unusually large is meant; false where that is not known.
 */
export type AdjustmentInput = {
  readonly statementId: number;
  readonly amount: bigint;
  readonly currency?: string;
  readonly reason: string;
  readonly isSure?: boolean;
};

/** Adjusts a statement that is not locked, and computes it anew. Returns the adjustment's id. Throws `not_found`, or `conflict` when it is locked or one's own, and for an unusually large amount that nobody is sure of. */
export async function createAdjustment(scope: WriteScope, input: AdjustmentInput): Promise<number> {
  requireAction(scope, "adjustments.write");
  return await withBulkTransaction(async (bulk) => {
    await waitForOthers(bulk);
    const statement = await getStatementRow(bulk, scope, input);
    if (statement.state === "locked")
      throw new AppError(
        "conflict",
        `The statement of ${statement.rep} for ${formatMonth(statement.from)} is locked: adjust the next one.`,
      );
    return await storeAdjustment(bulk, scope, statement, input);
  });
}

/**
 * The same in a transaction that has waited for others; where the statement is locked, on the rep's next open one, whether or not there is
 * one yet.
 */
export async function createAdjustmentIn(
  bulk: BulkTransaction,
  scope: WriteScope,
  input: AdjustmentInput,
): Promise<number> {
  const statement = await getStatementRow(bulk, scope, input);
  const month = statement.state === "locked" ? await findOpenMonth(bulk, statement, scope.today) : statement;
  return await storeAdjustment(bulk, scope, { ...statement, from: month.from, to: month.to }, input);
}

async function storeAdjustment(
  bulk: BulkTransaction,
  scope: WriteScope,
  { rep, repId, from, to, currency }: StatementRow,
  { amount, reason, currency: meant = currency, isSure = true }: AdjustmentInput,
): Promise<number> {
  requireOthersPay(scope, repId, "pay is adjusted");
  if (meant !== currency)
    throw new AppError("conflict", `The statement is in ${currency}, the amount in ${meant}: type it again.`);
  if (!isSure) await requireSure(bulk, { rep, repId, from }, money(amount, currency));
  const on = minDate(maxDate(scope.today, from), addDays(to, -1));
  const [stored] = await queryRows<{ id: number }>(
    bulk,
    sql`insert into statement_adjustments (rep_id, "on", currency, amount_minor, reason, created_by_user_id, created_by_name)
        values (${repId}::int, ${on}::date, ${currency}, ${amount}, ${reason}, ${scope.actor.userId}::int, ${scope.actor.name}) returning id`,
  );
  if (!stored) throw new AppError("conflict", "The adjustment could not be stored.");
  await recalculateStatements(bulk, scope, { repIds: [repId], cause: "adjustment" });
  const [carrier] = await queryRows<{ statementId: number | null }>(
    bulk,
    sql`select statement_id as "statementId" from statement_adjustments where id = ${stored.id}::int`,
  );
  const words = formatMoney(money(amount, currency), "exact");
  await recordAudit(bulk, scope.actor, {
    action: "adjustments.create",
    objectType: "statement",
    objectId: carrier?.statementId == null ? null : String(carrier.statementId),
    summary: `Adjusted the statement of ${rep} for ${formatMonth(from)} by ${words}: ${reason}`,
    after: { adjustment: stored.id, amount, currency, reason, on },
  });
  return stored.id;
}

type AdjustmentRow = {
  repId: number;
  rep: string;
  amount: bigint;
  currency: string;
  reason: string;
  locked: boolean;
  disputed: boolean;
};

/** Takes an adjustment away that no locked statement carries. Throws `not_found` or `conflict`. */
export async function removeAdjustment(scope: WriteScope, id: number): Promise<void> {
  requireAction(scope, "adjustments.write");
  await withBulkTransaction(async (bulk) => {
    await waitForOthers(bulk);
    const [found] = await queryRows<AdjustmentRow>(
      bulk,
      sql`select a.rep_id as "repId", r.name as rep, a.amount_minor as amount, a.currency, a.reason, coalesce(s.state = 'locked', false) as locked,
                 exists (select from disputes d where d.adjustment_id = a.id) as disputed
          from statement_adjustments a join reps r on r.id = a.rep_id left join statements s on s.id = a.statement_id where a.id = ${id}::int`,
    );
    if (!found) throw new AppError("not_found", "There is no such adjustment.");
    requireOthersPay(scope, found.repId, "pay is adjusted");
    if (found.locked)
      throw new AppError("conflict", "It stands on a locked statement: make another adjustment on the next one.");
    if (found.disputed) throw new AppError("conflict", "It resolved a dispute: make another adjustment instead.");
    await execute(bulk, sql`delete from statement_adjustments where id = ${id}::int`);
    await recalculateStatements(bulk, scope, { repIds: [found.repId], cause: "adjustment" });
    const words = formatMoney(money(found.amount, found.currency), "exact");
    await recordAudit(bulk, scope.actor, {
      action: "adjustments.remove",
      objectType: "adjustment",
      objectId: String(id),
      summary: `Took away the adjustment of ${found.rep} by ${words}`,
      before: { amount: found.amount, currency: found.currency, reason: found.reason },
    });
  });
}

type StatementRow = {
  repId: number;
  rep: string;
  from: CalendarDate;
  to: CalendarDate;
  currency: string;
  state: string;
};

async function getStatementRow(
  bulk: BulkTransaction,
  scope: WriteScope,
  { statementId, amount }: AdjustmentInput,
): Promise<StatementRow> {
  if (amount === 0n)
    throw new AppError("invalid_input", "An adjustment of nothing changes nothing: type another amount.");
  const [found] = await queryRows<StatementRow>(
    bulk,
    sql`select s.rep_id as "repId", r.name as rep, s.from_on as "from", s.to_on as "to", s.currency, s.state::text as state
        from statements s join reps r on r.id = s.rep_id where s.id = ${statementId}::int and ${statementsInReach(scope)}`,
  );
  if (!found) throw new AppError("not_found", "There is no such statement.");
  return found;
}

/** The first month after a locked statement that is not locked: the rep's next open statement's, or where there is none yet the next to be locked. */
async function findOpenMonth(
  bulk: BulkTransaction,
  { repId, from, to }: StatementRow,
  today: CalendarDate,
): Promise<Period> {
  const [open] = await queryRows<Period>(
    bulk,
    sql`select from_on as "from", to_on as "to" from statements
        where rep_id = ${repId}::int and state <> 'locked' and from_on > ${from}::date order by from_on limit 1`,
  );
  if (open) return open;
  const [locked] = await queryRows<{ to: CalendarDate }>(
    bulk,
    sql`select to_on as "to" from locked_periods order by to_on desc limit 1`,
  );
  return unitAround("month", maxDate(locked?.to ?? to, minDate(to, today)), CALENDAR);
}
