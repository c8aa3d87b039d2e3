import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import type { Explanation } from "@/lib/domain/commissions/explanation";
import { type CalendarDate, isCalendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import { readStoredPlan } from "../schema";
import type {
  OutstandingHold,
  StatementAdjustment,
  StatementDetail,
  StatementHold,
  StatementStep,
  StatementSummary,
  StoredLeaverDecision,
} from "../types";
import { getStatementParts, listStatementLines } from "./lines";
import { PLAN_OF_STATEMENT } from "./statement-place";
import { findNeighbour, getStatement } from "./statements";

/** More corrections than anybody reads on one page. */
const MOST_CORRECTIONS = 1000;

/** A statement with what it is made of. Throws `not_found` for one that is out of reach, as for one that is not there. */
export async function getStatementDetail(scope: ReadScope, id: number): Promise<StatementDetail> {
  const statement = await getStatement(scope, id);
  const [plan, parts, corrections, holds, outstanding, adjustments, leaverDecisions, steps, previous, next] =
    await Promise.all([
      findPlanOf(statement),
      getStatementParts(scope, id),
      listStatementLines(scope, { statementId: id, part: "corrections", pageSize: MOST_CORRECTIONS }),
      listHolds(statement),
      listOutstanding(statement),
      listAdjustments(statement),
      listLeaverDecisions(statement),
      listSteps(statement),
      findNeighbour(scope, statement, "previous"),
      findNeighbour(scope, statement, "next"),
    ]);
  return {
    statement,
    ...plan,
    parts,
    corrections,
    holds,
    outstanding,
    adjustments,
    leaverDecisions,
    steps,
    previous: previous && { statement: previous, parts: await getStatementParts(scope, previous.id) },
    nextId: next?.id ?? null,
  };
}

async function findPlanOf({ id }: StatementSummary): Promise<Pick<StatementDetail, "plan" | "terms">> {
  const [row] = await queryRows<{ plan: string | null; definition: unknown }>(
    database(),
    sql`select n.plan, v.definition
        from (select s.to_on, ${PLAN_OF_STATEMENT} as plan from statements s where s.id = ${id}::int) n
        left join plans p on lower(p.name) = lower(n.plan)
        left join lateral (select definition from plan_versions v where v.plan_id = p.id and v.effective_from < n.to_on
                           order by v.effective_from desc limit 1) v on true`,
  );
  return { plan: row?.plan ?? null, terms: row?.definition ? readStoredPlan(row.definition) : null };
}

type HoldRow = {
  component: string;
  componentName: string | null;
  dealId: number | null;
  externalId: string | null;
  dealName: string | null;
  account: string | null;
  originOn: CalendarDate;
  amount: bigint;
  explanation: Explanation;
};

const HOLD_NAMES = sql`d.external_id as "externalId", d.name as "dealName", a.name as account,
  (select max(l.component_name) from statement_lines l where l.deal_id is not distinct from h.deal_id and l.component = h.component) as "componentName"`;

async function listHolds({ id, payable }: StatementSummary): Promise<StatementHold[]> {
  const rows = await queryRows<HoldRow>(
    database(),
    sql`select h.component, h.deal_id as "dealId", h.origin_on as "originOn", h.held_minor as amount, h.explanation, ${HOLD_NAMES}
        from statement_holds h left join deals d on d.id = h.deal_id left join accounts a on a.id = d.account_id
        where h.statement_id = ${id}::int order by h.position`,
  );
  return rows.map((row) => toHold(row, payable.currency));
}

/** What was kept back up to this statement and is not free by its end. */
async function listOutstanding({ rep, period, payable }: StatementSummary): Promise<OutstandingHold[]> {
  const rows = await queryRows<HoldRow>(
    database(),
    sql`select h.*, ${HOLD_NAMES}
        from (
          select h.component, h.deal_id as "dealId", h.deal_id, h.origin_on as "originOn", sum(h.held_minor)::bigint as amount,
                 (array_agg(h.explanation order by s.from_on desc))[1] as explanation
          from statement_holds h join statements s on s.id = h.statement_id
          where s.rep_id = ${rep.id}::int and s.from_on <= ${period.from}::date
          group by h.component, h.deal_id, h.origin_on having sum(h.held_minor) <> 0) h
        left join deals d on d.id = h.deal_id left join accounts a on a.id = d.account_id
        order by h."originOn", h.component, h.deal_id`,
  );
  return rows.map((row) => {
    const freeOn = row.explanation.at(-1)?.values.free_on ?? "";
    return { ...toHold(row, payable.currency), freeOn: isCalendarDate(freeOn) ? freeOn : null };
  });
}

function toHold(row: HoldRow, currency: string): StatementHold {
  const { component, dealId, externalId, dealName, account, originOn, amount, explanation } = row;
  return {
    component,
    componentName: row.componentName ?? component,
    deal: dealId === null || externalId === null ? null : { id: dealId, externalId, name: dealName, account },
    originOn,
    amount: money(amount, currency),
    explanation,
  };
}

type AdjustmentRow = Omit<StatementAdjustment, "amount"> & { amount: bigint; currency: string };

async function listAdjustments({ id }: StatementSummary): Promise<StatementAdjustment[]> {
  const rows = await queryRows<AdjustmentRow>(
    database(),
    sql`select a.id, a.amount_minor as amount, a.currency, a.reason, a.created_at as "createdAt", a.created_by_name as "createdBy",
               exists (select from disputes d where d.adjustment_id = a.id) as settles
        from statement_adjustments a where a.statement_id = ${id}::int order by a.id`,
  );
  return rows.map(({ amount, currency, ...row }) => ({ ...row, amount: money(amount, currency) }));
}

type DecisionRow = Omit<StoredLeaverDecision, "deal"> & { dealId: number; externalId: string; dealName: string | null };

async function listLeaverDecisions({ rep }: StatementSummary): Promise<StoredLeaverDecision[]> {
  const rows = await queryRows<DecisionRow>(
    database(),
    sql`select d.id as "dealId", d.external_id as "externalId", d.name as "dealName", l.pays, l.reason, l.decided_at as "decidedAt",
               l.decided_by_name as "decidedBy"
        from leaver_decisions l join deals d on d.id = l.deal_id where l.rep_id = ${rep.id}::int order by l.decided_at, l.id`,
  );
  return rows.map(({ dealId, externalId, dealName, ...row }) => ({
    ...row,
    deal: { id: dealId, externalId, name: dealName },
  }));
}

async function listSteps({ id }: StatementSummary): Promise<StatementStep[]> {
  return await queryRows<StatementStep>(
    database(),
    sql`select at, state::text as state, name, note from statement_steps where statement_id = ${id}::int order by at, id`,
  );
}
