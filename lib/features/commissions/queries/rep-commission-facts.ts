import type { ReadScope, WriteScope } from "@/lib/auth/scope";
import { type Queryable, queryRows, sql } from "@/lib/db/sql";
import type { CommissionFacts } from "@/lib/domain/commissions/facts";
import { lineKey } from "@/lib/domain/commissions/line-key";
import type { StatementLine } from "@/lib/domain/commissions/statement";
import { type CalendarDate, calendarDate, maxDate, minDate } from "@/lib/values/calendar-date";
import { groupBy } from "@/lib/values/group-by";
import type { Period } from "@/lib/values/period";
import { type FactSources, loadFactSources, teamFacts, toCommissionFacts } from "./commission-facts";
import { loadWonDeals, type StoredDeal } from "./deal-facts";
import {
  type LockedFacts,
  loadAdjustments,
  loadLockedExplanations,
  loadLockedPeriods,
  loadLockedStatements,
  type StoredAdjustment,
} from "./locked-facts";
import type { RepFacts } from "./plan-facts";
import { type RepStatement, repStatements } from "./rep-statements";
import { drawDays, openMonths, statementMonths } from "./statement-months";

/** What the statements of all reps have in common. */
export type SharedFacts = FactSources & {
  readonly on: Queryable;
  readonly scope: ReadScope | WriteScope;
  readonly lockedPeriods: readonly Period[];
  /** Months whose statement somebody disputes, by rep: they keep theirs. */
  readonly disputedMonths: ReadonlyMap<number, readonly CalendarDate[]>;
};

/** All that the engine takes for a rep's open months, and what the statements are read and stored with. */
export type RepCommissionFacts = {
  readonly facts: CommissionFacts;
  readonly locked: LockedFacts;
  /** First days of the months that have a statement even if nothing stands on it. */
  readonly expected: ReadonlySet<CalendarDate>;
  /** The ids of the deals' rows, by external id. */
  readonly dealIds: ReadonlyMap<string, number>;
};

const LAST_DAY = calendarDate("9999-12-31");

/** Loads what the statements of all reps have in common. One query after the other, as a bulk write's connection takes them. */
export async function loadSharedFacts(on: Queryable, scope: ReadScope | WriteScope): Promise<SharedFacts> {
  const sources = await loadFactSources(on, scope.organisation);
  const lockedPeriods = await loadLockedPeriods(on);
  const disputedMonths = await loadDisputedMonths(on);
  return { ...sources, on, scope, lockedPeriods, disputedMonths };
}

/** Loads the facts of a rep's open months, and deals that are not won as if they were. */
export async function loadRepCommissionFacts(
  rep: RepFacts,
  shared: SharedFacts,
  supposed: readonly StoredDeal[] = [],
): Promise<RepCommissionFacts> {
  const { on, scope, keys, lockedPeriods } = shared;
  const adjustments = await loadAdjustments(on, rep.id);
  const locked = await loadLockedStatements(on, rep.id, adjustments);
  const team = teamFacts(rep, shared);
  const repIds = [rep.id, ...team.memberIds];
  const won = await loadWonDeals(on, { repIds, dealIds: [...locked.dealIds.values()] }, onPlanSpan(rep), keys);
  const deals = [...won, ...supposed];
  const { months, expected } = openMonths(
    statementMonths(rep, deals, scope.today, drawDays(rep, shared.planVersions)),
    {
      lockedPeriods,
      hasLocked: locked.statements.length > 0,
      neededDays: [...(shared.disputedMonths.get(rep.id) ?? []), ...waitingDays(adjustments, locked)],
      today: scope.today,
    },
  );
  return {
    facts: await toCommissionFacts(rep, { deals, team, months, adjustments }, shared),
    locked,
    expected,
    dealIds: new Map([...locked.dealIds, ...deals.map(({ id, rowId }) => [id, rowId] as const)]),
  };
}

/**
 * The statements of the open months that say something or are expected. Only a line that corrects what is locked is explained by what stood
 * there, and there are few of them: what was locked is read without its explanations, and once more with those that are asked for.
 */
export async function loadRepStatements(
  on: Queryable,
  repId: number,
  { facts, locked, expected }: RepCommissionFacts,
): Promise<RepStatement[]> {
  const computed = repStatements(facts, locked.statements);
  const carried = new Set(locked.statements.flatMap(({ lines }) => lines.map(keyOf)));
  const corrections = computed.flatMap(({ lines }) => lines.filter((line) => carried.has(keyOf(line))));
  const statements =
    corrections.length === 0
      ? computed
      : repStatements(facts, explained(locked, await loadLockedExplanations(on, repId, corrections)));
  return statements.filter((statement) => expected.has(statement.span.from) || saysSomething(statement));
}

function explained({ statements }: LockedFacts, explanations: Awaited<ReturnType<typeof loadLockedExplanations>>) {
  return statements.map((statement) => ({
    ...statement,
    lines: statement.lines.map((line) => ({ ...line, explanation: explanations.get(keyOf(line)) ?? [] })),
  }));
}

function keyOf({ component, deal, originPeriod }: StatementLine): string {
  return lineKey(component, deal, originPeriod);
}

/** The days of adjustments that no locked statement carries. */
function waitingDays(adjustments: readonly StoredAdjustment[], { statements }: LockedFacts): CalendarDate[] {
  const carried = new Set(statements.flatMap((statement) => statement.adjustments.map(({ id }) => id)));
  return adjustments.filter(({ id }) => !carried.has(id)).map(({ on }) => on);
}

function saysSomething({ lines, holds, adjustments, problems, payable, draw, carried }: RepStatement): boolean {
  return (
    [lines, holds, adjustments, problems].some(({ length }) => length > 0) ||
    payable !== 0n ||
    draw !== 0n ||
    carried !== 0n
  );
}

async function loadDisputedMonths(on: Queryable): Promise<Map<number, CalendarDate[]>> {
  const rows = await queryRows<{ repId: number; from: CalendarDate }>(
    on,
    sql`select distinct s.rep_id as "repId", s.from_on as "from" from disputes d join statements s on s.id = d.statement_id where s.state <> 'locked'`,
  );
  const months = groupBy(rows, ({ repId }) => repId);
  return new Map([...months].map(([repId, found]) => [repId, found.map(({ from }) => from)]));
}

/** From the day a rep was first on a plan until the day the rep was last on one. */
function onPlanSpan({ assignments }: RepFacts): Period {
  const from = assignments.map((assignment) => assignment.from).reduce(minDate, LAST_DAY);
  const to = assignments.map((assignment) => assignment.to ?? LAST_DAY).reduce(maxDate, from);
  return { from, to };
}
