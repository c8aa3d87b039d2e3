import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, type Sql, sql } from "@/lib/db/sql";
import type { Explanation } from "@/lib/domain/commissions/explanation";
import { isCount, type Measure } from "@/lib/domain/commissions/plan";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import type { Period } from "@/lib/values/period";
import type { ComponentTotal, Credited, StatementLine, StatementLines } from "../types";
import { linesInReach, statementsInReach } from "./reach";

/** Which lines: all of one statement, or those of a rep that count on a day of the period. */
type LineSelection = { readonly statementId: number } | { readonly repId: number; readonly period: Period };

const PAGE_SIZE = 200;

/** The lines by component: every component with its totals over all lines, and this page's lines with their explanations. */
export async function listStatementLines(
  scope: ReadScope,
  selection: LineSelection & { readonly page?: number; readonly pageSize?: number },
): Promise<StatementLines> {
  const { page = 1, pageSize = PAGE_SIZE } = selection;
  const where = linesWhere(scope, selection);
  const totals = await readTotals(where);
  const lines = await readLines(where, totals, { pageSize, page });
  return {
    components: totals.map((total) => ({ ...total, lines: lines.get(total.id) ?? [] })),
    count: totals.reduce((sum, { lineCount }) => sum + lineCount, 0),
    page,
    pageSize,
  };
}

/** What each component earned a rep on the days of the period, in the order of the statements. */
export async function listComponentTotals(scope: ReadScope, repId: number, period: Period): Promise<ComponentTotal[]> {
  return await readTotals(linesWhere(scope, { repId, period }));
}

function linesWhere(scope: ReadScope, selection: LineSelection): Sql {
  if ("statementId" in selection) return sql`s.id = ${selection.statementId}::int and ${statementsInReach(scope)}`;
  const { repId, period } = selection;
  const { from, to } = period;
  // A line counts on a day of its statement's month, so whole statements can be left out first.
  return sql`s.rep_id = ${repId}::int and s.from_on < ${to}::date and s.to_on > ${from}::date
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
    sql`select l.component as id, max(l.component_name) as name, max(l.plan) as plan, max(l.measure)::text as measure, max(s.currency) as currency,
               count(*)::int as "lineCount", sum(l.credited_minor)::bigint as credited, sum(l.earned_minor)::bigint as earned
        from statement_lines l join statements s on s.id = l.statement_id where ${where}
        group by l.component order by min(l.position), l.component`,
  );
  return rows.map(({ currency, credited, earned, ...row }) => ({
    ...row,
    credited: toCredited(credited, row.measure, currency),
    earned: money(earned, currency),
  }));
}

type LineRow = Omit<StatementLine, "deal" | "credited" | "earned"> & {
  component: string;
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
    sql`select l.statement_id as "statementId", l.position, l.component, l.measure::text as measure, s.currency, l."on", l.origin_on as "originOn",
               l.credited_minor as credited, l.earned_minor as earned, l.explanation, d.id as "dealId", d.external_id as "externalId",
               d.name as "dealName", a.name as account
        from statement_lines l join statements s on s.id = l.statement_id
        left join deals d on d.id = l.deal_id left join accounts a on a.id = d.account_id
        where ${where}
        order by array_position(${totals.map(({ id }) => id)}::text[], l.component), s.from_on, l.position
        limit ${pageSize}::int offset ${(page - 1) * pageSize}::int`,
  );
  const lines = new Map<string, StatementLine[]>();
  for (const row of rows) {
    const group = lines.get(row.component);
    if (group) group.push(toLine(row));
    else lines.set(row.component, [toLine(row)]);
  }
  return lines;
}

function toLine(row: LineRow): StatementLine {
  const { statementId, position, on, originOn, explanation, dealId, externalId, currency } = row;
  const deal =
    dealId === null || externalId === null
      ? null
      : { id: dealId, externalId, name: row.dealName, account: row.account };
  const credited = toCredited(row.credited, row.measure, currency);
  return { statementId, position, deal, on, originOn, credited, earned: money(row.earned, currency), explanation };
}

/** What a component accumulates, from minor units or millionths. */
export function toCredited(amount: bigint, measure: Measure, currency: string): Credited {
  if (!isCount(measure)) return money(amount, currency);
  return { count: Number(amount) / 1_000_000, of: measure === "units" ? "units" : "deals" };
}
