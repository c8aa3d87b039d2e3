import { type Queryable, queryRows, sql } from "@/lib/db/sql";
import type { Explanation } from "@/lib/domain/commissions/explanation";
import type { Adjustment } from "@/lib/domain/commissions/facts";
import { lineKey } from "@/lib/domain/commissions/line-key";
import type { Measure } from "@/lib/domain/commissions/plan";
import type { HoldLine, Statement, StatementLine } from "@/lib/domain/commissions/statement";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { groupBy } from "@/lib/values/group-by";
import type { Period } from "@/lib/values/period";

/** What a rep's locked statements say, and which deals they name. Their lines come without explanations: few are ever looked at again. */
export type LockedFacts = {
  readonly statements: readonly Statement[];
  /** The ids of the deals' rows, by external id. */
  readonly dealIds: ReadonlyMap<string, number>;
};

/** The months that are locked, by time. */
export async function loadLockedPeriods(on: Queryable): Promise<Period[]> {
  return await queryRows<Period>(on, sql`select from_on as "from", to_on as "to" from locked_periods order by from_on`);
}

/** A rep's adjustments with the statement that carries each. */
export type StoredAdjustment = Adjustment & { readonly statementId: number | null };

export async function loadAdjustments(on: Queryable, repId: number): Promise<StoredAdjustment[]> {
  return await queryRows<StoredAdjustment>(
    on,
    sql`select id::text as id, "on", amount_minor as amount, reason, created_by_name as by, statement_id as "statementId"
        from statement_adjustments where rep_id = ${repId}::int order by id`,
  );
}

type Amounts = Pick<
  Statement,
  "currency" | "earned" | "held" | "draw" | "carried" | "adjusted" | "balance" | "payable"
>;
type StatementRow = Amounts & { id: number; from: CalendarDate; to: CalendarDate };
type PartRow = {
  statementId: number;
  component: string;
  deal: string | null;
  dealId: number | null;
  originOn: CalendarDate;
};
type LineRow = PartRow & {
  componentName: string;
  plan: string | null;
  on: CalendarDate;
  measure: Measure;
  credited: bigint;
  earned: bigint;
};
type HoldRow = PartRow & { held: bigint };

/** Loads a rep's locked statements. One statement after the other, as a bulk write's connection takes them. */
export async function loadLockedStatements(
  on: Queryable,
  repId: number,
  adjustments: readonly StoredAdjustment[],
): Promise<LockedFacts> {
  const rows = await queryRows<StatementRow>(
    on,
    sql`select id, from_on as "from", to_on as "to", currency, earned_minor as earned, held_minor as held, draw_minor as draw,
               carried_minor as carried, adjusted_minor as adjusted, balance_minor as balance, payable_minor as payable
        from statements where rep_id = ${repId}::int and state = 'locked' order by from_on`,
  );
  if (rows.length === 0) return { statements: [], dealIds: new Map() };
  const lines = await queryRows<LineRow>(
    on,
    sql`select l.statement_id as "statementId", l.component, l.component_name as "componentName", l.plan, d.external_id as deal, l.deal_id as "dealId",
               l.origin_on as "originOn", l."on", l.measure::text as measure, l.credited_minor as credited, l.earned_minor as earned
        from statement_lines l join statements s on s.id = l.statement_id left join deals d on d.id = l.deal_id
        where s.rep_id = ${repId}::int and s.state = 'locked' order by s.from_on, l.position`,
  );
  const holds = await queryRows<HoldRow>(
    on,
    sql`select h.statement_id as "statementId", h.component, d.external_id as deal, h.deal_id as "dealId", h.origin_on as "originOn", h.held_minor as held
        from statement_holds h join statements s on s.id = h.statement_id left join deals d on d.id = h.deal_id
        where s.rep_id = ${repId}::int and s.state = 'locked' order by s.from_on, h.position`,
  );
  const linesOf = groupBy(lines, ({ statementId }) => statementId);
  const holdsOf = groupBy(holds, ({ statementId }) => statementId);
  return {
    statements: rows.map(({ id, from, to, ...amounts }) => ({
      ...amounts,
      period: monthKey(from),
      span: { from, to },
      lines: (linesOf.get(id) ?? []).map(toLine),
      holds: (holdsOf.get(id) ?? []).map(toHold),
      adjustments: adjustments.filter(({ statementId }) => statementId === id),
      problems: [],
    })),
    dealIds: new Map(
      [...lines, ...holds].flatMap(({ deal, dealId }) => (deal !== null && dealId !== null ? [[deal, dealId]] : [])),
    ),
  };
}

type KeyRow = { component: string; deal: string | null; originOn: CalendarDate; explanation: Explanation };

/** Why lines were their numbers when a locked statement last carried them, by their keys. */
export async function loadLockedExplanations(
  on: Queryable,
  repId: number,
  lines: readonly Pick<StatementLine, "component" | "deal" | "originFrom">[],
): Promise<Map<string, Explanation>> {
  const rows = await queryRows<KeyRow>(
    on,
    sql`select distinct on (l.component, l.deal_id, l.origin_on) l.component, d.external_id as deal, l.origin_on as "originOn", l.explanation
        from unnest(${lines.map(({ component }) => component)}::text[], ${lines.map(({ deal }) => deal)}::text[],
                    ${lines.map(({ originFrom }) => originFrom)}::date[]) w (component, deal, origin_on)
        join statements s on s.rep_id = ${repId}::int and s.state = 'locked'
        join statement_lines l on l.statement_id = s.id and l.component = w.component and l.origin_on = w.origin_on
        left join deals d on d.id = l.deal_id
        where d.external_id is not distinct from w.deal
        order by l.component, l.deal_id, l.origin_on, s.from_on desc`,
  );
  return new Map(
    rows.map(({ component, deal, originOn, explanation }) => [
      lineKey(component, deal, monthKey(originOn)),
      explanation,
    ]),
  );
}

function toLine({ originOn, statementId: _, dealId: __, ...row }: LineRow): StatementLine {
  return { ...row, originPeriod: monthKey(originOn), originFrom: originOn, explanation: [] };
}

function toHold({ component, deal, originOn, held }: HoldRow): HoldLine {
  return { component, deal, originPeriod: monthKey(originOn), held, explanation: [] };
}

function monthKey(day: CalendarDate): string {
  return day.slice(0, 7);
}
