import { type AuditRecord, recordAudit } from "@/lib/auth/audit";
import type { WriteScope } from "@/lib/auth/scope";
import { type BulkTransaction, withBulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, type Sql, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatList } from "@/lib/format/words";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import { FINGERPRINT } from "../queries/fingerprint";
import { statementsInReach } from "../queries/reach";
import type { SeenStatement, StatementState } from "../types";
import { recalculateStatements, waitForOthers } from "./recalculate-statements";
import { requireAction, requireOthersPay, requireOver } from "./statement-rules";

/**
 * Begins the review of a month that is over: every statement is computed anew, so that what is due without a deal, such as a draw, is there
 * too, and those that are open are in review. Returns how many. Throws `conflict` for a month that is not over or has nothing to review.
 */
export async function startReview(scope: WriteScope, month: CalendarDate): Promise<number> {
  requireAction(scope, "statements.lock");
  const { from, to } = requireOver(month, scope.today);
  return await withBulkTransaction(async (bulk) => {
    await recalculateStatements(bulk, scope, { repIds: "all" });
    const ids = await setState(bulk, scope, {
      to: "in_review",
      where: sql`s.from_on = ${from}::date and s.state = 'open'`,
    });
    if (ids.length === 0) throw new AppError("conflict", `No statement of ${formatMonth(from)} waits for its review.`);
    await recordAudit(bulk, scope.actor, {
      action: "statements.review",
      objectType: "period",
      objectId: from,
      summary: `Began the review of ${ids.length} statements of ${formatMonth(from)}`,
      after: { from, to, statements: ids.length },
    });
    return ids.length;
  });
}

/**
 * Approves statements that are in review as they were seen, all or none. Throws `not_found` for one that is out of reach, `conflict` for one in
 * another state, for one that changed since and for one's own.
 */
export async function approveStatements(scope: WriteScope, seen: readonly SeenStatement[]): Promise<void> {
  requireAction(scope, "statements.review");
  const ids = seen.map(({ id }) => id);
  await withBulkTransaction(async (bulk) => {
    const found = await lockStatements(bulk, scope, ids);
    for (const { repId, rep, state, isFaulty } of found) {
      requireOthersPay(scope, repId, "statement is approved");
      if (state !== "in_review")
        throw new AppError("conflict", `The statement of ${rep} is ${STATES[state]}, not in review.`);
      if (isFaulty)
        throw new AppError(
          "conflict",
          `The statement of ${rep} could not be computed, because facts contradict each other. It says which; put them right first.`,
        );
    }
    requireSeen(found, seen);
    await setState(bulk, scope, { to: "approved", where: sql`s.id = any(${ids}::int[])` });
    await recordAudit(bulk, scope.actor, recordOf("approve", found, `Approved ${namesOf(found)}`));
  });
}

/** An approval is of what was seen: whatever differs now is named, and nothing is approved. */
function requireSeen(found: readonly Found[], seen: readonly SeenStatement[]): void {
  const shown = new Map(seen.map((statement) => [statement.id, statement]));
  const changed = found.filter(({ id, fingerprint }) => shown.get(id)?.fingerprint !== fingerprint);
  if (changed.length === 0) return;
  const sentences = changed.slice(0, MOST_CHANGED).map((statement) => changeWords(statement, shown.get(statement.id)));
  const more = changed.length - sentences.length;
  const rest = more > 0 ? [`So did ${more} more.`] : [];
  throw new AppError(
    "conflict",
    [...sentences, ...rest, "Nothing was approved: look again, then approve what is shown now."].join(" "),
  );
}

const MOST_CHANGED = 3;

function changeWords({ rep, payable, currency }: Found, shown: SeenStatement | undefined): string {
  const now = formatMoney(money(payable, currency), "exact");
  const then = shown && formatMoney(shown.payable, "exact");
  const pays = then === now ? `though it still pays ${now}.` : `it paid ${then} then and pays ${now} now.`;
  return `The statement of ${rep} changed since it was shown${then === now ? "," : ":"} ${pays}`;
}

/** Takes an approval back, with a reason. Throws like `approveStatements`. */
export async function returnStatement(scope: WriteScope, id: number, reason: string): Promise<void> {
  requireAction(scope, "statements.review");
  await withBulkTransaction(async (bulk) => {
    const found = await lockStatements(bulk, scope, [id]);
    const [statement] = found;
    if (statement?.state !== "approved")
      throw new AppError(
        "conflict",
        `The statement of ${statement?.rep} is ${STATES[statement?.state ?? "open"]}, not approved.`,
      );
    await setState(bulk, scope, { to: "in_review", where: sql`s.id = ${id}::int`, note: reason });
    await recordAudit(
      bulk,
      scope.actor,
      recordOf("return", found, `Took the approval back of ${namesOf(found)}: ${reason}`),
    );
  });
}

const STATES: Readonly<Record<StatementState, string>> = {
  open: "open",
  in_review: "in review",
  approved: "approved",
  locked: "locked",
};

type Found = {
  id: number;
  repId: number;
  rep: string;
  from: CalendarDate;
  state: StatementState;
  isFaulty: boolean;
  fingerprint: string;
  payable: bigint;
  currency: string;
};

async function lockStatements(bulk: BulkTransaction, scope: WriteScope, ids: readonly number[]): Promise<Found[]> {
  await waitForOthers(bulk);
  const found = await queryRows<Found>(
    bulk,
    sql`select s.id, s.rep_id as "repId", r.name as rep, s.from_on as "from", s.state::text as state, s.problems @> '[{"kind":"plan"}]'::jsonb as "isFaulty",
               ${FINGERPRINT} as fingerprint, s.payable_minor as payable, s.currency
        from statements s join reps r on r.id = s.rep_id
        where s.id = any(${ids}::int[]) and ${statementsInReach(scope)} order by r.name, s.id`,
  );
  if (ids.length === 0) throw new AppError("invalid_input", "Choose at least one statement.");
  if (found.length < new Set(ids).size) throw new AppError("not_found", "There is no such statement.");
  return found;
}

type Change = { readonly to: StatementState; readonly where: Sql; readonly note?: string };

/** Moves statements on in their life, and says so in their history. Returns their ids. */
export async function setState(
  bulk: BulkTransaction,
  { actor }: WriteScope,
  { to, where, note }: Change,
): Promise<number[]> {
  const moved = await queryRows<{ id: number }>(
    bulk,
    sql`update statements s set state = ${to}::statement_state where ${where} returning s.id`,
  );
  const ids = moved.map(({ id }) => id);
  await execute(
    bulk,
    sql`insert into statement_steps (statement_id, state, user_id, name, note)
        select id, ${to}::statement_state, ${actor.userId}::int, ${actor.name}, ${note ?? null}::text from unnest(${ids}::int[]) id`,
  );
  return ids;
}

function recordOf(deed: string, found: readonly Found[], summary: string): AuditRecord {
  const [first] = found;
  return {
    action: `statements.${deed}`,
    objectType: "statement",
    objectId: found.length === 1 && first ? String(first.id) : null,
    summary,
    after: { statements: found.map(({ id }) => id) },
  };
}

const MOST_NAMED = 5;

function namesOf(found: readonly Found[]): string {
  const [first] = found;
  if (!first) return "no statement";
  if (found.length === 1) return `the statement of ${first.rep} for ${formatMonth(first.from)}`;
  const named = found.slice(0, MOST_NAMED).map(({ rep }) => rep);
  const more = found.length - named.length;
  const names = formatList(more > 0 ? [...named, `${more} more`] : named);
  return `${found.length} statements of ${formatMonth(first.from)}: ${names}`;
}
