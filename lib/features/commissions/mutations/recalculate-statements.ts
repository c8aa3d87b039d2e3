import type { WriteScope } from "@/lib/auth/scope";
import type { BulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, sql } from "@/lib/db/sql";
import type { CommissionFacts } from "@/lib/domain/commissions/facts";
import { lineKey } from "@/lib/domain/commissions/line-key";
import type { StatementLine } from "@/lib/domain/commissions/statement";
import { type CalendarDate, calendarDate, maxDate, minDate } from "@/lib/values/calendar-date";
import { groupBy } from "@/lib/values/group-by";
import type { Period } from "@/lib/values/period";
import { type FactSources, loadFactSources, teamFacts, toCommissionFacts } from "../queries/commission-facts";
import { loadWonDeals } from "../queries/deal-facts";
import {
  type LockedFacts,
  loadAdjustments,
  loadLockedExplanations,
  loadLockedPeriods,
  loadLockedStatements,
  type StoredAdjustment,
} from "../queries/locked-facts";
import { loadRepFacts, type RepFacts } from "../queries/plan-facts";
import { type RepStatement, reportingConverter, repStatements } from "./rep-statements";
import { openMonths, statementMonths } from "./statement-months";
import { writeStatements } from "./write-statements";

/** What a recalculation did: whom it looked at, how many statements came out differently, how many have a problem. */
type Recalculation = { readonly reps: number; readonly changed: number; readonly withProblems: number };

const LOCK_KEY = 4_728_331_906;
const LAST_DAY = calendarDate("9999-12-31");

type Shared = FactSources & {
  readonly bulk: BulkTransaction;
  readonly scope: WriteScope;
  readonly lockedPeriods: readonly Period[];
  /** Months whose statement somebody disputes, by rep: they keep theirs. */
  readonly disputedMonths: ReadonlyMap<number, readonly CalendarDate[]>;
};

/**
 * Makes the open statements of the reps, and of those paid on a team that one of them is in, what the facts in the transaction say. Call it
 * in the transaction of every write to deals, credits, events, quotas, plans, assignments, reps, memberships, rates, products, accounts,
 * campaigns or promotions. One rep at a time is in memory; statements that come out the same are not written again.
 */
export async function recalculateStatements(
  bulk: BulkTransaction,
  scope: WriteScope,
  { repIds }: { readonly repIds: readonly number[] | "all" },
): Promise<Recalculation> {
  await waitForOthers(bulk);
  await removeWithoutPlan(bulk);
  const reps = await loadRepFacts(bulk);
  if (reps.length === 0) return { reps: 0, changed: 0, withProblems: 0 };
  const shared = await loadShared(bulk, scope);
  const affected = repIds === "all" ? reps : affectedReps(reps, new Set(repIds), shared);
  const total = { reps: affected.length, changed: 0, withProblems: 0 };
  // Nobody has counted what this transaction fills: the planner takes it for empty and would read it whole for every row it looks up.
  await execute(bulk, sql`set local enable_seqscan = off`);
  for (const rep of affected) {
    const { changed, withProblems } = await recalculateRep(rep, shared);
    total.changed += changed;
    total.withProblems += withProblems;
  }
  await execute(bulk, sql`set local enable_seqscan to default`);
  return total;
}

/** Of two writes to statements at once the later one waits here, and then reads what the first one wrote. */
export async function waitForOthers(bulk: BulkTransaction): Promise<void> {
  await execute(bulk, sql`select pg_advisory_xact_lock(${LOCK_KEY}::bigint)`);
}

async function loadShared(bulk: BulkTransaction, scope: WriteScope): Promise<Shared> {
  const sources = await loadFactSources(bulk, scope.organisation);
  const lockedPeriods = await loadLockedPeriods(bulk);
  const disputedMonths = await loadDisputedMonths(bulk);
  return { ...sources, bulk, scope, lockedPeriods, disputedMonths };
}

function affectedReps(reps: readonly RepFacts[], wanted: ReadonlySet<number>, shared: Shared): RepFacts[] {
  return reps.filter((rep) => wanted.has(rep.id) || teamFacts(rep, shared).memberIds.some((id) => wanted.has(id)));
}

async function recalculateRep(rep: RepFacts, shared: Shared): Promise<{ changed: number; withProblems: number }> {
  const { bulk, scope, keys, lockedPeriods } = shared;
  const adjustments = await loadAdjustments(bulk, rep.id);
  const locked = await loadLockedStatements(bulk, rep.id, adjustments);
  const team = teamFacts(rep, shared);
  const repIds = [rep.id, ...team.memberIds];
  const deals = await loadWonDeals(bulk, { repIds, dealIds: [...locked.dealIds.values()] }, onPlanSpan(rep), keys);
  const { months, expected } = openMonths(statementMonths(rep, deals, scope.today), {
    lockedPeriods,
    hasLocked: locked.statements.length > 0,
    neededDays: [...(shared.disputedMonths.get(rep.id) ?? []), ...waitingDays(adjustments, locked)],
    today: scope.today,
  });
  const facts = await toCommissionFacts(rep, { deals, team, months, adjustments }, shared);
  const computed = await explainedStatements(bulk, rep, facts, locked);
  const statements = computed.filter((statement) => expected.has(statement.span.from) || saysSomething(statement));
  const { currency: reporting } = scope.organisation;
  const changed = await writeStatements(bulk, rep.id, statements, {
    dealIds: new Map([...locked.dealIds, ...deals.map(({ id, rowId }) => [id, rowId] as const)]),
    toReporting: reportingConverter(statements[0]?.currency ?? reporting, reporting, facts.fxRates),
  });
  return { changed, withProblems: statements.filter(({ problems }) => problems.length > 0).length };
}

/**
 * The statements of the open months. Only a line that corrects what is locked is explained by what stood there, and there are few of them: what
 * was locked is read without its explanations, and once more with those that are asked for.
 */
async function explainedStatements(
  bulk: BulkTransaction,
  rep: RepFacts,
  facts: CommissionFacts,
  { statements: locked }: LockedFacts,
): Promise<RepStatement[]> {
  const statements = repStatements(facts, locked);
  const carried = new Set(locked.flatMap(({ lines }) => lines.map(keyOf)));
  const corrections = statements.flatMap(({ lines }) => lines.filter((line) => carried.has(keyOf(line))));
  if (corrections.length === 0) return statements;
  const explanations = await loadLockedExplanations(bulk, rep.id, corrections);
  return repStatements(
    facts,
    locked.map((statement) => ({
      ...statement,
      lines: statement.lines.map((line) => ({ ...line, explanation: explanations.get(keyOf(line)) ?? [] })),
    })),
  );
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

async function loadDisputedMonths(bulk: BulkTransaction): Promise<Map<number, CalendarDate[]>> {
  const rows = await queryRows<{ repId: number; from: CalendarDate }>(
    bulk,
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

async function removeWithoutPlan(bulk: BulkTransaction): Promise<void> {
  await execute(
    bulk,
    sql`delete from statements s where s.state <> 'locked'
          and not exists (select from plan_assignments a where a.rep_id = s.rep_id)
          and not exists (select from statements l where l.rep_id = s.rep_id and l.state = 'locked')`,
  );
}
