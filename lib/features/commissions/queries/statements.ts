import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, type Sql, sql } from "@/lib/db/sql";
import { explainSettlement } from "@/lib/domain/commissions/explain-settlement";
import { AppError } from "@/lib/errors/app-error";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import type { Period } from "@/lib/values/period";
import type { Place } from "@/lib/values/place";
import type { StatementSummary } from "../types";
import { FINGERPRINT } from "./fingerprint";
import { statementsInReach } from "./reach";

type StatementRow = Pick<
  StatementSummary,
  "id" | "state" | "problems" | "lineCount" | "calculatedAt" | "fingerprint"
> & {
  repId: number;
  repName: string;
  from: CalendarDate;
  to: CalendarDate;
  currency: string;
  earned: bigint;
  withheld: bigint;
  held: bigint;
  draw: bigint;
  carried: bigint;
  adjusted: bigint;
  balance: bigint;
  balanceBefore: bigint;
  payable: bigint;
  previousPayable: bigint | null;
  lastChange: bigint | null;
};

type Selection = { readonly period: Period; readonly repId?: number };

/** The statements of all months that touch the period, by rep's name, then month. */
export async function listStatements(scope: ReadScope, selection: Selection): Promise<StatementSummary[]> {
  return await readStatements(selected(scope, selection));
}

/** At most `limit` of them from behind one statement; null: from the first. Throws `conflict` when that statement is gone. */
export async function listStatementsAfter(
  scope: ReadScope,
  selection: Selection,
  { after, limit }: { readonly after: number | null; readonly limit: number },
): Promise<{ rows: StatementSummary[]; next: Place | null }> {
  const wanted = selected(scope, selection);
  const read = await readStatements(sql`${wanted} and ${await behind(wanted, after)}`, limit + 1);
  const rows = read.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: last && read.length > limit ? { value: null, id: last.id } : null };
}

async function behind(wanted: Sql, after: number | null): Promise<Sql> {
  if (after === null) return sql`true`;
  const [last] = await readStatements(sql`${wanted} and s.id = ${after}::int`);
  if (!last) throw new AppError("conflict", "The statement that this cursor follows is gone. Begin again without one.");
  return sql`(r.name collate "und-x-icu", r.id, s.from_on) > (${last.rep.name}::text, ${last.rep.id}::int, ${last.period.from}::date)`;
}

function selected(scope: ReadScope, { period, repId }: Selection): Sql {
  const ofRep = repId === undefined ? sql`true` : sql`s.rep_id = ${repId}::int`;
  return sql`s.from_on < ${period.to}::date and s.to_on > ${period.from}::date and ${ofRep} and ${statementsInReach(scope)}`;
}

/** One statement. Throws `not_found` for one that is out of reach, as for one that is not there. */
export async function getStatement(scope: ReadScope, id: number): Promise<StatementSummary> {
  const [statement] = await readStatements(sql`s.id = ${id}::int and ${statementsInReach(scope)}`);
  if (!statement) throw new AppError("not_found", "There is no such statement.");
  return statement;
}

/** A rep's statement just before or after another month; null where there is none. */
export async function findNeighbour(
  scope: ReadScope,
  { rep, period }: Pick<StatementSummary, "rep" | "period">,
  side: "previous" | "next",
): Promise<StatementSummary | null> {
  const place =
    side === "previous"
      ? sql`s.from_on = (select max(from_on) from statements where rep_id = ${rep.id}::int and from_on < ${period.from}::date)`
      : sql`s.from_on = (select min(from_on) from statements where rep_id = ${rep.id}::int and from_on > ${period.from}::date)`;
  const [found] = await readStatements(sql`s.rep_id = ${rep.id}::int and ${place} and ${statementsInReach(scope)}`);
  return found ?? null;
}

async function readStatements(where: Sql, limit: number | null = null): Promise<StatementSummary[]> {
  const rows = await queryRows<StatementRow>(
    database(),
    sql`select s.id, s.state::text as state, s.problems, s.calculated_at as "calculatedAt", r.id as "repId", r.name as "repName",
               s.from_on as "from", s.to_on as "to", s.currency, s.earned_minor as earned, s.withheld_minor as withheld, s.held_minor as held,
               s.draw_minor as draw, s.carried_minor as carried, s.adjusted_minor as adjusted, s.balance_minor as balance,
               s.payable_minor as payable, s.previous_payable_minor as "previousPayable",
               s.last_change_minor as "lastChange", ${FINGERPRINT} as fingerprint,
               coalesce((select p.balance_minor from statements p where p.rep_id = s.rep_id and p.from_on < s.from_on
                         order by p.from_on desc limit 1), 0) as "balanceBefore",
               (select count(*)::int from statement_lines l where l.statement_id = s.id) as "lineCount"
        from statements s join reps r on r.id = s.rep_id where ${where}
        order by r.name collate "und-x-icu", r.id, s.from_on limit ${limit}::int`,
  );
  return rows.map(toSummary);
}

/** What finance has yet to decide about a rep who left is no exception of what is locked: it stands on the first open statement. */
function toSummary(row: StatementRow): StatementSummary {
  const { id, state, problems, lineCount, calculatedAt, fingerprint, repId, repName, from, to, currency } = row;
  return {
    id,
    rep: { id: repId, name: repName },
    period: { from, to },
    state,
    earned: money(row.earned, currency),
    withheld: money(row.withheld, currency),
    held: money(row.held, currency),
    draw: money(row.draw, currency),
    carried: money(row.carried, currency),
    adjusted: money(row.adjusted, currency),
    balance: money(row.balance, currency),
    payable: money(row.payable, currency),
    explanation: explainSettlement(row, currency),
    previousPayable: row.previousPayable === null ? null : money(row.previousPayable, currency),
    lastChange: row.lastChange === null ? null : money(row.lastChange, currency),
    problems: state === "locked" ? problems.filter(({ kind }) => kind !== "left") : problems,
    complete: problems.every(({ kind }) => kind === "left"),
    lineCount,
    calculatedAt,
    fingerprint,
  };
}
