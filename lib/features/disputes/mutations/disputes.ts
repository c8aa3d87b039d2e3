import { recordAudit } from "@/lib/auth/audit";
import { type Action, reachOf } from "@/lib/auth/permissions";
import type { WriteScope } from "@/lib/auth/scope";
import { type BulkTransaction, withBulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { type DisputeAct, type DisputeState, disputeActs } from "@/lib/domain/commissions/dispute";
import { AppError } from "@/lib/errors/app-error";
import { createAdjustmentIn, waitForOthers } from "@/lib/features/commissions/mutations";
import { statementsInReach } from "@/lib/features/commissions/queries";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import type { DisputeInput } from "../schema";
import type { DisputedLine } from "../types";

type StatementRow = { repId: number; rep: string; from: CalendarDate; currency: string };

/**
 * Opens a dispute about a line of a statement, or about all of it, locked or not. Returns its id. Throws `not_found` for a statement out of reach
 * or a line that is not on it, `conflict` while another about the same is open.
 */
export async function createDispute(scope: WriteScope, { statementId, line, text }: DisputeInput): Promise<number> {
  requireAction(scope, "disputes.write");
  return await withBulkTransaction(async (bulk) => {
    await waitForOthers(bulk);
    const [statement] = await queryRows<StatementRow>(
      bulk,
      sql`select s.rep_id as "repId", r.name as rep, s.from_on as "from", s.currency from statements s join reps r on r.id = s.rep_id
          where s.id = ${statementId}::int and ${statementsInReach(scope)}`,
    );
    if (!statement) throw new AppError("not_found", "There is no such statement.");
    await requireDisputable(bulk, statementId, line);
    const [stored] = await queryRows<{ id: number }>(
      bulk,
      sql`insert into disputes (statement_id, component, deal_id, origin_on, opened_by_user_id, opened_by_name)
          values (${statementId}::int, ${line?.component ?? null}::text, ${line?.dealId ?? null}::int, ${line?.originOn ?? null}::date,
                  ${scope.actor.userId}::int, ${scope.actor.name}) returning id`,
    );
    if (!stored) throw new AppError("conflict", "The dispute could not be stored.");
    await storeMessage(bulk, scope, stored.id, text);
    await recordDeed(bulk, scope, stored.id, "open", `Disputed ${wordsOf(statement)}: ${text}`, {
      statementId,
      ...line,
    });
    return stored.id;
  });
}

/** Writes into an open dispute. Throws `not_found`, or `conflict` for one that is settled. */
export async function createReply(scope: WriteScope, { id, text }: { id: number; text: string }): Promise<void> {
  await change(scope, "disputes.write", id, "reply", async (bulk, dispute) => {
    await storeMessage(bulk, scope, id, text);
    await recordDeed(bulk, scope, id, "reply", `Wrote about the dispute of ${wordsOf(dispute)}: ${text}`, null);
  });
}

/** Takes a dispute back. Throws like `createReply`, and `forbidden` for one that is neither about the own statement nor opened by oneself. */
export async function withdrawDispute(scope: WriteScope, id: number): Promise<void> {
  await change(scope, "disputes.write", id, "withdraw", async (bulk, dispute) => {
    await settle(bulk, scope, id, { to: "withdrawn", adjustmentId: null });
    await recordDeed(bulk, scope, id, "withdraw", `Took the dispute of ${wordsOf(dispute)} back`, {
      state: "withdrawn",
    });
  });
}

/** Settles a dispute by a reason. Throws like `createReply`, and `forbidden` for one about the own statement. */
export async function explainDispute(
  scope: WriteScope,
  { id, reason }: { readonly id: number; readonly reason: string },
): Promise<void> {
  await change(scope, "statements.review", id, "explain", async (bulk, dispute) => {
    await storeMessage(bulk, scope, id, reason);
    await settle(bulk, scope, id, { to: "explained", adjustmentId: null });
    await recordDeed(bulk, scope, id, "explain", `Settled the dispute of ${wordsOf(dispute)} by a reason: ${reason}`, {
      state: "explained",
      reason,
    });
  });
}

/** An amount in minor units that settles a dispute, and why. */
type Settlement = {
  readonly id: number;
  readonly amount: bigint;
  readonly currency: string;
  readonly reason: string;
  readonly isSure?: boolean;
};

/**
 * Settles a dispute by an adjustment of its statement, or of the rep's next open one where that is locked. Throws like `explainDispute`, and
 * `invalid_input` for an amount of nothing.
 */
export async function adjustDispute(scope: WriteScope, { id, ...adjustment }: Settlement): Promise<void> {
  await change(scope, "adjustments.write", id, "adjust", async (bulk, dispute) => {
    const { statementId } = dispute;
    const { amount, currency, reason } = adjustment;
    const adjustmentId = await createAdjustmentIn(bulk, scope, { statementId, ...adjustment });
    await storeMessage(bulk, scope, id, reason);
    await settle(bulk, scope, id, { to: "adjusted", adjustmentId });
    const words = formatMoney(money(amount, currency), "exact");
    await recordDeed(bulk, scope, id, "adjust", `Settled the dispute of ${wordsOf(dispute)} by ${words}: ${reason}`, {
      state: "adjusted",
      adjustment: adjustmentId,
      reason,
    });
  });
}

type DisputeRow = StatementRow & { statementId: number; state: DisputeState; openedByUserId: number | null };

async function change(
  scope: WriteScope,
  action: Action,
  id: number,
  act: DisputeAct,
  write: (bulk: BulkTransaction, dispute: DisputeRow) => Promise<void>,
): Promise<void> {
  requireAction(scope, action);
  await withBulkTransaction(async (bulk) => {
    await waitForOthers(bulk);
    const [dispute] = await queryRows<DisputeRow>(
      bulk,
      sql`select d.statement_id as "statementId", d.state::text as state, d.opened_by_user_id as "openedByUserId",
                 s.rep_id as "repId", r.name as rep, s.from_on as "from", s.currency
          from disputes d join statements s on s.id = d.statement_id join reps r on r.id = s.rep_id
          where d.id = ${id}::int and ${statementsInReach(scope)}`,
    );
    if (!dispute) throw new AppError("not_found", "There is no such dispute.");
    if (dispute.state !== "open")
      throw new AppError("conflict", `The dispute is ${dispute.state} already: open another.`);
    const { actor } = scope;
    const acts = disputeActs(dispute.state, {
      owns: dispute.repId === actor.repId,
      opened: actor.userId !== null && dispute.openedByUserId === actor.userId,
      answers: reachOf(actor.roles, "statements.review") !== null,
      adjusts: reachOf(actor.roles, "adjustments.write") !== null,
    });
    if (!acts.includes(act)) throw new AppError("forbidden", REFUSALS[act]);
    await write(bulk, dispute);
  });
}

const REFUSALS: Readonly<Record<DisputeAct, string>> = {
  reply: "This dispute is between the rep and those who answer it.",
  withdraw: "Only the rep, or who opened it, takes a dispute back. Answer it instead.",
  explain: "A dispute about your own statement is settled by somebody else.",
  adjust: "A dispute about your own statement is settled by somebody else.",
};

async function requireDisputable(bulk: BulkTransaction, statementId: number, line: DisputedLine | null): Promise<void> {
  const same = sql`component is not distinct from ${line?.component ?? null}::text
    and deal_id is not distinct from ${line?.dealId ?? null}::int and origin_on is not distinct from ${line?.originOn ?? null}::date`;
  const [found] = await queryRows<{ line: boolean; open: boolean }>(
    bulk,
    sql`select exists (select from statement_lines where statement_id = ${statementId}::int and ${same}) as line,
               exists (select from disputes where statement_id = ${statementId}::int and state = 'open' and ${same}) as open`,
  );
  if (line !== null && !found?.line)
    throw new AppError(
      "not_found",
      "The line is no longer on the statement: open it again, and dispute what it says now.",
    );
  if (found?.open)
    throw new AppError(
      "conflict",
      `${line ? "The line" : "The statement"} is disputed already: write in that dispute.`,
    );
}

async function storeMessage(bulk: BulkTransaction, { actor }: WriteScope, id: number, text: string): Promise<void> {
  await execute(
    bulk,
    sql`insert into dispute_messages (dispute_id, user_id, name, text) values (${id}::int, ${actor.userId}::int, ${actor.name}, ${text})`,
  );
}

type Outcome = { readonly to: DisputeState; readonly adjustmentId: number | null };

async function settle(
  bulk: BulkTransaction,
  { actor }: WriteScope,
  id: number,
  { to, adjustmentId }: Outcome,
): Promise<void> {
  await execute(
    bulk,
    sql`update disputes set state = ${to}::dispute_state, resolved_at = now(), resolved_by_name = ${actor.name}, adjustment_id = ${adjustmentId}::int
        where id = ${id}::int`,
  );
}

async function recordDeed(
  bulk: BulkTransaction,
  { actor }: WriteScope,
  id: number,
  deed: string,
  summary: string,
  after: Readonly<Record<string, unknown>> | null,
): Promise<void> {
  await recordAudit(bulk, actor, {
    action: `disputes.${deed}`,
    objectType: "dispute",
    objectId: String(id),
    summary,
    after,
  });
}

function wordsOf({ rep, from }: StatementRow): string {
  return `the statement of ${rep} for ${formatMonth(from)}`;
}

function requireAction({ action }: WriteScope, wanted: Action): void {
  if (action !== wanted) throw new AppError("misuse", `This is done with leave for ${wanted}, not for ${action}.`);
}
