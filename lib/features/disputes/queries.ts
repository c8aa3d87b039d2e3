import { reachOf } from "@/lib/auth/permissions";
import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import { type DisputeState, disputeActs } from "@/lib/domain/commissions/dispute";
import { statementsInReach } from "@/lib/features/commissions/queries";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { groupBy } from "@/lib/values/group-by";
import { money } from "@/lib/values/money";
import type { Dispute, DisputeMessage, OpenDispute } from "./types";

type DisputeRow = Pick<Dispute, "id" | "state" | "openedAt" | "openedBy" | "resolvedAt" | "resolvedBy" | "about"> & {
  state: DisputeState;
  repId: number;
  component: string | null;
  dealId: number | null;
  originOn: CalendarDate | null;
  openedByUserId: number | null;
  amount: bigint | null;
  currency: string;
  carrierFrom: CalendarDate | null;
  carrierTo: CalendarDate | null;
};

/** What a dispute `d` is about, in words. */
const ABOUT = sql`case when d.component is null then 'The whole statement' else concat_ws(', ',
    coalesce((select l.component_name from statement_lines l where l.statement_id = d.statement_id and l.component = d.component limit 1), d.component),
    coalesce(e.name, a.name, e.external_id)) end`;

/** The disputes of one statement, the open ones first, then the latest; none for a statement out of reach. */
export async function listDisputes(scope: ReadScope, statementId: number): Promise<Dispute[]> {
  const [rows, messages] = await Promise.all([
    queryRows<DisputeRow>(
      database(),
      sql`select d.id, d.state::text as state, d.component, d.deal_id as "dealId", d.origin_on as "originOn", ${ABOUT} as about, s.rep_id as "repId",
                 d.opened_at as "openedAt", d.opened_by_name as "openedBy", d.opened_by_user_id as "openedByUserId",
                 d.resolved_at as "resolvedAt", d.resolved_by_name as "resolvedBy",
                 j.amount_minor as amount, coalesce(j.currency, s.currency) as currency, c.from_on as "carrierFrom", c.to_on as "carrierTo"
          from disputes d join statements s on s.id = d.statement_id
          left join deals e on e.id = d.deal_id left join accounts a on a.id = e.account_id
          left join statement_adjustments j on j.id = d.adjustment_id left join statements c on c.id = j.statement_id
          where d.statement_id = ${statementId}::int and ${statementsInReach(scope)}
          order by d.state <> 'open', d.id desc`,
    ),
    queryRows<DisputeMessage & { disputeId: number }>(
      database(),
      sql`select m.id, m.dispute_id as "disputeId", m.at, m.name, m.text from dispute_messages m
          join disputes d on d.id = m.dispute_id join statements s on s.id = d.statement_id
          where d.statement_id = ${statementId}::int and ${statementsInReach(scope)} order by m.id`,
    ),
  ]);
  const messagesOf = groupBy(messages, ({ disputeId }) => disputeId);
  return rows.map((row) => toDispute(row, messagesOf.get(row.id) ?? [], scope));
}

function toDispute(row: DisputeRow, messages: readonly DisputeMessage[], { actor }: ReadScope): Dispute {
  const { id, state, about, openedAt, openedBy, resolvedAt, resolvedBy, component, dealId, originOn } = row;
  const party = {
    owns: row.repId === actor.repId,
    opened: actor.userId !== null && actor.userId === row.openedByUserId,
    answers: reachOf(actor.roles, "statements.review") !== null,
    adjusts: reachOf(actor.roles, "adjustments.write") !== null,
  };
  const { amount, currency, carrierFrom: from, carrierTo: to } = row;
  return {
    id,
    line: component !== null && originOn !== null ? { component, dealId, originOn } : null,
    about,
    state,
    openedAt,
    openedBy,
    resolvedAt,
    resolvedBy,
    adjustment: amount === null ? null : { amount: money(amount, currency), month: from && to ? { from, to } : null },
    messages: messages.map(({ id: messageId, at, name, text }) => ({ id: messageId, at, name, text })),
    acts: actor.viewedBy === null ? disputeActs(state, party) : [],
  };
}

type OpenRow = Omit<OpenDispute, "rep" | "period"> & {
  repId: number;
  repName: string;
  from: CalendarDate;
  to: CalendarDate;
};

/** The open disputes of all statements within reach, those that wait longest first. */
export async function listOpenDisputes(scope: ReadScope): Promise<OpenDispute[]> {
  const rows = await queryRows<OpenRow>(
    database(),
    sql`select d.id, d.statement_id as "statementId", s.rep_id as "repId", r.name as "repName", s.from_on as "from", s.to_on as "to",
               ${ABOUT} as about, d.opened_at as "openedAt", d.opened_by_name as "openedBy",
               coalesce((select m.name from dispute_messages m where m.dispute_id = d.id order by m.id desc limit 1), d.opened_by_name) as "lastBy"
        from disputes d join statements s on s.id = d.statement_id join reps r on r.id = s.rep_id
        left join deals e on e.id = d.deal_id left join accounts a on a.id = e.account_id
        where d.state = 'open' and ${statementsInReach(scope)} order by d.opened_at, d.id`,
  );
  return rows.map(({ repId, repName, from, to, ...row }) => ({
    ...row,
    rep: { id: repId, name: repName },
    period: { from, to },
  }));
}

/**
 * How many open disputes wait for the reader: of others' statements within reach those in which the rep, or who opened it, wrote last, where the
 * reader may settle them; of the own statement those in which somebody else did.
 */
export async function loadWaitingDisputes(scope: ReadScope): Promise<number> {
  const { userId, repId, roles } = scope.actor;
  const [row] = await queryRows<{ waiting: number }>(
    database(),
    sql`select count(*)::int as waiting from disputes d join statements s on s.id = d.statement_id join reps r on r.id = s.rep_id
        cross join lateral (select m.user_id, m.name, u.rep_id from dispute_messages m left join users u on u.id = m.user_id
                            where m.dispute_id = d.id order by m.id desc limit 1) last
        where d.state = 'open' and ${statementsInReach(scope)}
          and case when s.rep_id = ${repId}::int then not ${BY_REP}
                   else ${reachOf(roles, "statements.review") !== null}::boolean and (${BY_REP} or ${BY_OPENER})
                        and last.user_id is distinct from ${userId}::int end`,
  );
  return row?.waiting ?? 0;
}

/** Whether the last message is the rep's; by name where it came from no account. */
const BY_REP = sql`(case when last.user_id is null then last.name = r.name else last.rep_id is not distinct from s.rep_id end)`;
const BY_OPENER = sql`(last.user_id is not distinct from d.opened_by_user_id and last.name = d.opened_by_name)`;
