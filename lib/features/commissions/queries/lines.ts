import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, type Sql, sql } from "@/lib/db/sql";
import type { Explanation } from "@/lib/domain/commissions/explanation";
import { isCount, type Measure } from "@/lib/domain/commissions/plan";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { type Money, money } from "@/lib/values/money";
import type { Period } from "@/lib/values/period";
import type { ComponentTotal, Credited, StatementLine, StatementLines, StatementParts } from "../types";
import { linesInReach, statementsInReach } from "./reach";

/** Lines of a statement: those of its own month, or those that correct what earlier months came to. */
type LinePart = "own" | "corrections";

/** Which lines: those of one statement or of several, or those that count on a day of the period, of one rep or of all in reach. */
type LineSelection =
  | { readonly statementId: number; readonly part?: LinePart }
  | { readonly statementIds: readonly number[] }
  | { readonly repId?: number; readonly period: Period };

const PAGE_SIZE = 200;

/** The lines by component: every component with its totals over all lines, and this page's lines with their explanations. */
export async function listStatementLines(
  scope: ReadScope,
  selection: LineSelection & { readonly page?: number; readonly pageSize?: number },
): Promise<StatementLines> {
  return await listLinesOf(scope, selection, await readTotals(linesWhere(scope, selection)), selection);
}

/** The same where the components' totals are known. */
export async function listLinesOf(
  scope: ReadScope,
  selection: LineSelection,
  totals: readonly ComponentTotal[],
  { page = 1, pageSize = PAGE_SIZE }: { readonly page?: number; readonly pageSize?: number },
): Promise<StatementLines> {
  const lines = await readLines(linesWhere(scope, selection), totals, { pageSize, page });
  return {
    components: totals.map((total) => ({ ...total, lines: lines.get(keyOf(total)) ?? [] })),
    count: totals.reduce((sum, { lineCount }) => sum + lineCount, 0),
    page,
    pageSize,
  };
}

/** What each component earned a rep on the days of the period, in the order of the statements. */
export async function listComponentTotals(scope: ReadScope, repId: number, period: Period): Promise<ComponentTotal[]> {
  return await readTotals(linesWhere(scope, { repId, period }));
}

/** What the components of a statement earned, its own month and its corrections apart. */
export async function getStatementParts(scope: ReadScope, statementId: number): Promise<StatementParts> {
  const [own, corrections] = await Promise.all([
    readTotals(linesWhere(scope, { statementId, part: "own" })),
    readTotals(linesWhere(scope, { statementId, part: "corrections" })),
  ]);
  return { own, corrections };
}

function linesWhere(scope: ReadScope, selection: LineSelection): Sql {
  if ("statementId" in selection) {
    const { statementId, part } = selection;
    const ofPart =
      part === undefined ? sql`true` : part === "own" ? sql`l.origin_on = s.from_on` : sql`l.origin_on <> s.from_on`;
    return sql`s.id = ${statementId}::int and ${ofPart} and ${statementsInReach(scope)}`;
  }
  if ("statementIds" in selection)
    return sql`s.id = any(${[...selection.statementIds]}::int[]) and ${statementsInReach(scope)}`;
  const { repId, period } = selection;
  const { from, to } = period;
  // A line counts on a day of its statement's month, so whole statements can be left out first.
  const ofRep = repId === undefined ? sql`true` : sql`s.rep_id = ${repId}::int`;
  return sql`${ofRep} and s.from_on < ${to}::date and s.to_on > ${from}::date
    and l."on" >= ${from}::date and l."on" < ${to}::date and ${linesInReach(scope)}`;
}

type TotalRow = Pick<ComponentTotal, "id" | "name" | "plan" | "measure" | "lineCount"> & {
  currency: string;
  credited: bigint;
  earned: bigint;
};

async function readTotals(where: Sql): Promise<ComponentTotal[]> {
  const rows = await queryRows<TotalRow>(
    database(),
    sql`select l.component as id, max(l.component_name) as name, l.plan, l.measure::text as measure, s.currency,
               count(*)::int as "lineCount", sum(l.credited_minor)::bigint as credited, sum(l.earned_minor)::bigint as earned
        from statement_lines l join statements s on s.id = l.statement_id where ${where}
        group by l.component, l.plan, l.measure, s.currency
        order by min(l.position), l.component, l.plan`,
  );
  return rows.map(({ currency, credited, earned, ...row }) => ({
    ...row,
    credited: toCredited(credited, row.measure, currency),
    earned: money(earned, currency),
  }));
}

type LineRow = Omit<StatementLine, "rep" | "deal" | "credited" | "earned"> & {
  component: string;
  plan: string | null;
  repId: number;
  repName: string;
  measure: Measure;
  currency: string;
  credited: bigint;
  earned: bigint;
  explanation: Explanation;
  dealId: number | null;
  externalId: string | null;
  dealName: string | null;
  account: string | null;
  on: CalendarDate;
};

async function readLines(
  where: Sql,
  totals: readonly ComponentTotal[],
  { page, pageSize }: { page: number; pageSize: number },
): Promise<Map<string, StatementLine[]>> {
  const rows = await queryRows<LineRow>(
    database(),
    sql`select l.statement_id as "statementId", l.position, l.component, l.plan, l.measure::text as measure, s.currency,
               r.id as "repId", r.name as "repName", l."on", l.origin_on as "originOn",
               l.credited_minor as credited, l.earned_minor as earned, l.explanation, d.id as "dealId", d.external_id as "externalId",
               d.name as "dealName", a.name as account
        from (
          select l.statement_id, l.position,
                 row_number() over (order by array_position(${totals.map(keyOf)}::text[], ${KEY}), s.from_on, s.rep_id, l.position) as place
          from statement_lines l join statements s on s.id = l.statement_id where ${where}
          order by place limit ${pageSize}::int offset ${(page - 1) * pageSize}::int
        ) p
        join statement_lines l on l.statement_id = p.statement_id and l.position = p.position
        join statements s on s.id = l.statement_id join reps r on r.id = s.rep_id
        left join deals d on d.id = l.deal_id left join accounts a on a.id = d.account_id
        order by p.place`,
  );
  const lines = new Map<string, StatementLine[]>();
  for (const row of rows) {
    const key = keyOf({ id: row.component, plan: row.plan, measure: row.measure, earned: { currency: row.currency } });
    const group = lines.get(key);
    if (group) group.push(toLine(row));
    else lines.set(key, [toLine(row)]);
  }
  return lines;
}

/** Names what totals are by, in the database and here. */
const KEY = sql`concat_ws(chr(10), l.component, coalesce(l.plan, ''), l.measure, s.currency)`;

type Keyed = Pick<ComponentTotal, "id" | "plan" | "measure"> & { readonly earned: Pick<Money, "currency"> };

function keyOf({ id, plan, measure, earned }: Keyed): string {
  return [id, plan ?? "", measure, earned.currency].join("\n");
}

function toLine(row: LineRow): StatementLine {
  const { statementId, position, on, originOn, explanation, dealId, externalId, currency } = row;
  const rep = { id: row.repId, name: row.repName };
  const deal =
    dealId === null || externalId === null
      ? null
      : { id: dealId, externalId, name: row.dealName, account: row.account };
  const credited = toCredited(row.credited, row.measure, currency);
  return { statementId, position, rep, deal, on, originOn, credited, earned: money(row.earned, currency), explanation };
}

/** What a component accumulates, from minor units or millionths. */
export function toCredited(amount: bigint, measure: Measure, currency: string): Credited {
  if (!isCount(measure)) return money(amount, currency);
  return { count: Number(amount) / 1_000_000, of: measure === "units" ? "units" : "deals" };
}
