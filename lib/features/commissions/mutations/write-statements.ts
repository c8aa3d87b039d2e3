import type { BulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, type Sql, sql } from "@/lib/db/sql";
import { sum } from "@/lib/domain/commissions/amounts";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { RepStatement } from "../queries/rep-statements";
import {
  figuresHash,
  HOLD_COLUMNS,
  holdRow,
  LINE_COLUMNS,
  lineRow,
  type RowContext,
  statementHash,
} from "./statement-rows";

type StoredStatement = { from: CalendarDate; hash: string; figures: string; state: string };
type HashedStatement = { readonly statement: RepStatement; readonly hash: string; readonly figures: string };

/** Why statements are computed anew: something they are made of changed, or somebody adjusted one by hand. */
export type Cause = "facts" | "adjustment";

/**
 * Makes a rep's statements that are not locked what was computed: those that changed are written anew under their id, and are in review again
 * where somebody had approved other amounts; those that are no longer there are removed. Returns how many were written or removed.
 * What was payable before, and by how much it changed, is kept for each of which facts changed it; an adjustment by hand leaves both as they were.
 */
export async function writeStatements(
  bulk: BulkTransaction,
  repId: number,
  statements: readonly RepStatement[],
  context: RowContext,
  cause: Cause,
): Promise<number> {
  const stored = await queryRows<StoredStatement>(
    bulk,
    sql`select from_on as "from", content_hash as hash, figures_hash as figures, state::text as state from statements where rep_id = ${repId}`,
  );
  const known = new Map(stored.map((row) => [row.from, row]));
  const changed = statements.flatMap((statement) => {
    const before = known.get(statement.span.from);
    if (before?.state === "locked") return [];
    const hash = statementHash(statement, context);
    return before?.hash === hash ? [] : [{ statement, hash, figures: figuresHash(statement, context) }];
  });
  const computed = new Set(statements.map(({ span }) => span.from));
  const gone = stored.filter(({ from, state }) => state !== "locked" && !computed.has(from)).map(({ from }) => from);
  if (gone.length > 0) await removeStatements(bulk, repId, gone);
  if (changed.length > 0) {
    await recordFallingBack(
      bulk,
      repId,
      changed
        .filter(({ statement, figures }) => known.get(statement.span.from)?.figures !== figures)
        .map(({ statement }) => statement.span.from),
    );
    const ids = await upsertStatements(bulk, repId, changed, cause);
    await removeParts(
      bulk,
      [...known.keys()].flatMap((from) => ids.get(from) ?? []),
    );
    const lines = partRows(
      changed,
      ids,
      (statement) => statement.lines,
      (line) => lineRow(line, context),
    );
    await bulk.copyRows("statement_lines", LINE_COLUMNS, lines);
    if (changed.some(({ statement }) => statement.holds.length > 0)) {
      const holds = partRows(
        changed,
        ids,
        (statement) => statement.holds,
        (hold) => holdRow(hold, context),
      );
      await bulk.copyRows("statement_holds", HOLD_COLUMNS, holds);
    }
    await carryAdjustments(bulk, repId, changed, ids);
  }
  return changed.length + gone.length;
}

async function removeStatements(bulk: BulkTransaction, repId: number, gone: readonly CalendarDate[]): Promise<void> {
  await execute(
    bulk,
    sql`delete from statements where rep_id = ${repId} and state <> 'locked' and from_on = any(${gone}::date[])`,
  );
}

async function removeParts(bulk: BulkTransaction, statementIds: readonly number[]): Promise<void> {
  if (statementIds.length === 0) return;
  await execute(bulk, sql`delete from statement_lines where statement_id = any(${statementIds}::int[])`);
  await execute(bulk, sql`delete from statement_holds where statement_id = any(${statementIds}::int[])`);
}

async function recordFallingBack(bulk: BulkTransaction, repId: number, months: readonly CalendarDate[]): Promise<void> {
  await execute(
    bulk,
    sql`insert into statement_steps (statement_id, state, note)
        select id, 'in_review', 'Its amounts changed after it was approved.'
        from statements where rep_id = ${repId}::int and from_on = any(${months}::date[]) and state = 'approved'`,
  );
}

async function upsertStatements(
  bulk: BulkTransaction,
  repId: number,
  changed: readonly HashedStatement[],
  cause: Cause,
): Promise<Map<CalendarDate, number>> {
  const column = <T>(value: (entry: HashedStatement) => T): T[] => changed.map(value);
  const kept = (now: Sql, before: Sql) => sql`case when statements.currency <> excluded.currency then null
    when ${cause === "facts"}::boolean and statements.payable_minor <> excluded.payable_minor then ${now} else ${before} end`;
  const rows = await queryRows<{ id: number; from: CalendarDate }>(
    bulk,
    sql`insert into statements (rep_id, from_on, to_on, currency, earned_minor, withheld_minor, held_minor, draw_minor, carried_minor,
                                adjusted_minor, balance_minor, payable_minor, problems, content_hash, figures_hash)
        select ${repId}::int, c.* from unnest(
          ${column(({ statement }) => statement.span.from)}::date[], ${column(({ statement }) => statement.span.to)}::date[],
          ${column(({ statement }) => statement.currency)}::text[], ${column(({ statement }) => statement.earned)}::bigint[],
          ${column(({ statement }) => sum(statement.holds.map(({ held }) => held)))}::bigint[],
          ${column(({ statement }) => statement.held)}::bigint[], ${column(({ statement }) => statement.draw)}::bigint[],
          ${column(({ statement }) => statement.carried)}::bigint[], ${column(({ statement }) => statement.adjusted)}::bigint[],
          ${column(({ statement }) => statement.balance)}::bigint[], ${column(({ statement }) => statement.payable)}::bigint[],
          ${column(({ statement }) => JSON.stringify(statement.problems))}::jsonb[], ${column(({ hash }) => hash)}::text[],
          ${column(({ figures }) => figures)}::text[]) c
        on conflict (rep_id, from_on, to_on) do update set
          state = case when statements.state = 'approved' and statements.figures_hash <> excluded.figures_hash then 'in_review' else statements.state end,
          currency = excluded.currency, earned_minor = excluded.earned_minor, withheld_minor = excluded.withheld_minor,
          held_minor = excluded.held_minor, draw_minor = excluded.draw_minor, carried_minor = excluded.carried_minor,
          adjusted_minor = excluded.adjusted_minor, balance_minor = excluded.balance_minor, payable_minor = excluded.payable_minor,
          problems = excluded.problems, content_hash = excluded.content_hash, figures_hash = excluded.figures_hash, calculated_at = now(),
          previous_payable_minor = ${kept(sql`statements.payable_minor`, sql`statements.previous_payable_minor`)},
          last_change_minor = ${kept(sql`excluded.payable_minor - statements.payable_minor`, sql`statements.last_change_minor`)}
        returning id, from_on as "from"`,
  );
  return new Map(rows.map(({ id, from }) => [from, id]));
}

/** The rows of what the statements are made of, each under its statement's id and its place in it. */
function* partRows<Part>(
  changed: readonly HashedStatement[],
  ids: ReadonlyMap<CalendarDate, number>,
  partsOf: (statement: RepStatement) => readonly Part[],
  rowOf: (part: Part) => readonly unknown[],
): Generator<readonly unknown[]> {
  for (const { statement } of changed) {
    const id = ids.get(statement.span.from);
    if (id === undefined) continue;
    for (const [index, part] of partsOf(statement).entries()) yield [id, index + 1, ...rowOf(part)];
  }
}

/** Says of each adjustment which statement carries it now. */
async function carryAdjustments(
  bulk: BulkTransaction,
  repId: number,
  changed: readonly HashedStatement[],
  ids: ReadonlyMap<CalendarDate, number>,
): Promise<void> {
  const statementIds = changed.flatMap(({ statement }) => ids.get(statement.span.from) ?? []);
  const carried = changed.flatMap(({ statement }) =>
    statement.adjustments.map(({ id }) => ({ id, statementId: ids.get(statement.span.from) ?? null })),
  );
  await execute(
    bulk,
    sql`update statement_adjustments set statement_id = null
        where rep_id = ${repId}::int and statement_id = any(${statementIds}::int[])`,
  );
  if (carried.length === 0) return;
  await execute(
    bulk,
    sql`update statement_adjustments a set statement_id = c.statement_id
        from unnest(${carried.map(({ id }) => id)}::int[], ${carried.map(({ statementId }) => statementId)}::int[]) c (id, statement_id)
        where a.id = c.id`,
  );
}
