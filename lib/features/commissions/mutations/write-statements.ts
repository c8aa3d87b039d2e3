import type { BulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, sql } from "@/lib/db/sql";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { RepStatement } from "./rep-statements";
import { LINE_COLUMNS, lineRow, type RowContext, statementHash } from "./statement-rows";

type StoredStatement = { from: CalendarDate; hash: string; state: string };
type HashedStatement = { readonly statement: RepStatement; readonly hash: string };

/**
 * Makes a rep's open statements what was computed: those that changed are written anew under their id, those that are no longer there are
 * removed, and every other, like any that is no longer open, stays as it is. Returns how many were written or removed.
 */
export async function writeStatements(
  bulk: BulkTransaction,
  repId: number,
  statements: readonly RepStatement[],
  context: RowContext,
): Promise<number> {
  const stored = await queryRows<StoredStatement>(
    bulk,
    sql`select from_on as "from", content_hash as hash, state::text as state from statements where rep_id = ${repId}`,
  );
  const known = new Map(stored.map((row) => [row.from, row]));
  const changed = statements.flatMap((statement) => {
    const before = known.get(statement.span.from);
    if (before && before.state !== "open") return [];
    const hash = statementHash(statement, context);
    return before?.hash === hash ? [] : [{ statement, hash }];
  });
  const computed = new Set(statements.map(({ span }) => span.from));
  const gone = stored.filter(({ from, state }) => state === "open" && !computed.has(from)).map(({ from }) => from);
  if (gone.length > 0) await removeStatements(bulk, repId, gone);
  if (changed.length > 0) {
    const ids = await upsertStatements(bulk, repId, changed);
    await removeLines(
      bulk,
      [...known.keys()].flatMap((from) => ids.get(from) ?? []),
    );
    await bulk.copyRows("statement_lines", LINE_COLUMNS, lineRows(changed, ids, context));
  }
  return changed.length + gone.length;
}

async function removeStatements(bulk: BulkTransaction, repId: number, gone: readonly CalendarDate[]): Promise<void> {
  await execute(
    bulk,
    sql`delete from statements where rep_id = ${repId} and state = 'open' and from_on = any(${gone}::date[])`,
  );
}

async function removeLines(bulk: BulkTransaction, statementIds: readonly number[]): Promise<void> {
  if (statementIds.length === 0) return;
  await execute(bulk, sql`delete from statement_lines where statement_id = any(${statementIds}::int[])`);
}

async function upsertStatements(
  bulk: BulkTransaction,
  repId: number,
  changed: readonly HashedStatement[],
): Promise<Map<CalendarDate, number>> {
  const column = <T>(value: (entry: HashedStatement) => T): T[] => changed.map(value);
  const rows = await queryRows<{ id: number; from: CalendarDate }>(
    bulk,
    sql`insert into statements (rep_id, from_on, to_on, currency, earned_minor, held_minor, draw_minor, balance_minor, payable_minor,
                                problems, content_hash)
        select ${repId}::int, c.* from unnest(
          ${column(({ statement }) => statement.span.from)}::date[], ${column(({ statement }) => statement.span.to)}::date[],
          ${column(({ statement }) => statement.currency)}::text[], ${column(({ statement }) => statement.earned)}::bigint[],
          ${column(({ statement }) => statement.held)}::bigint[], ${column(({ statement }) => statement.draw)}::bigint[],
          ${column(({ statement }) => statement.balance)}::bigint[], ${column(({ statement }) => statement.payable)}::bigint[],
          ${column(({ statement }) => JSON.stringify(statement.problems))}::jsonb[], ${column(({ hash }) => hash)}::text[]) c
        on conflict (rep_id, from_on, to_on) do update set
          currency = excluded.currency, earned_minor = excluded.earned_minor, held_minor = excluded.held_minor,
          draw_minor = excluded.draw_minor, balance_minor = excluded.balance_minor, payable_minor = excluded.payable_minor,
          problems = excluded.problems, content_hash = excluded.content_hash, calculated_at = now()
        where statements.state = 'open'
        returning id, from_on as "from"`,
  );
  return new Map(rows.map(({ id, from }) => [from, id]));
}

function* lineRows(
  changed: readonly HashedStatement[],
  ids: ReadonlyMap<CalendarDate, number>,
  context: RowContext,
): Generator<readonly unknown[]> {
  for (const { statement } of changed) {
    const id = ids.get(statement.span.from);
    if (id === undefined) continue;
    for (const [index, line] of statement.lines.entries()) yield [id, index + 1, ...lineRow(line, context)];
  }
}
