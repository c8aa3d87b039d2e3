import type { WriteScope } from "@/lib/auth/scope";
import type { BulkTransaction } from "@/lib/db/bulk";
import { execute, sql } from "@/lib/db/sql";
import type { CommissionFacts, PlanVersion } from "@/lib/domain/commissions/facts";
import { calendarDate, maxDate, minDate } from "@/lib/values/calendar-date";
import type { Period } from "@/lib/values/period";
import { loadWonDeals } from "../queries/deal-facts";
import { loadPlanVersions, loadRepFacts, type RepFacts } from "../queries/plan-facts";
import { createRateLoader } from "../queries/rate-facts";
import { loadRepKeys, type RepKeys } from "../queries/rep-keys";
import { loadTeamFacts, type TeamFacts } from "../queries/team-facts";
import { currenciesOf, reportingConverter, repStatements } from "./rep-statements";
import { statementMonths } from "./statement-months";
import { writeStatements } from "./write-statements";

/** What a recalculation did: whom it looked at, how many statements came out differently, how many have a problem. */
type Recalculation = { readonly reps: number; readonly changed: number; readonly withProblems: number };

const LOCK_KEY = 4_728_331_906;
const LAST_DAY = calendarDate("9999-12-31");

type Shared = {
  readonly bulk: BulkTransaction;
  readonly scope: WriteScope;
  readonly keys: RepKeys;
  readonly planVersions: readonly PlanVersion[];
  readonly ratesOf: ReturnType<typeof createRateLoader>;
  readonly teamOf: ((repId: number) => TeamFacts) | null;
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
  // Of two writes at once the later one waits here, and then reads what the first one wrote.
  await execute(bulk, sql`select pg_advisory_xact_lock(${LOCK_KEY}::bigint)`);
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

async function loadShared(bulk: BulkTransaction, scope: WriteScope): Promise<Shared> {
  const keys = await loadRepKeys(bulk);
  const planVersions = await loadPlanVersions(bulk);
  const usesTeams = planVersions.some(({ rules }) => rules.components.some(({ whose }) => whose === "team"));
  const teamOf = usesTeams ? await loadTeamFacts(bulk, keys) : null;
  return { bulk, scope, keys, planVersions, ratesOf: createRateLoader(bulk), teamOf };
}

function affectedReps(reps: readonly RepFacts[], wanted: ReadonlySet<number>, shared: Shared): RepFacts[] {
  return reps.filter((rep) => wanted.has(rep.id) || teamFacts(rep, shared).memberIds.some((id) => wanted.has(id)));
}

/** The team whose credits count for a rep: nobody, unless one of the rep's plans pays on a team. */
function teamFacts(rep: RepFacts, { planVersions, teamOf }: Shared): TeamFacts {
  const plans = new Set(rep.assignments.map(({ plan }) => plan));
  const paidOnTeam = planVersions.some(
    ({ plan, rules }) => plans.has(plan) && rules.components.some(({ whose }) => whose === "team"),
  );
  return (paidOnTeam && teamOf?.(rep.id)) || { members: [], memberIds: [] };
}

async function recalculateRep(rep: RepFacts, shared: Shared): Promise<{ changed: number; withProblems: number }> {
  const { bulk, scope, keys, ratesOf } = shared;
  const { currency: reporting, fiscalYearStartMonth } = scope.organisation;
  const team = teamFacts(rep, shared);
  const plans = new Set(rep.assignments.map(({ plan }) => plan));
  const planVersions = shared.planVersions.filter(({ plan }) => plans.has(plan));
  const deals = await loadWonDeals(bulk, [rep.id, ...team.memberIds], onPlanSpan(rep), keys);
  const facts: CommissionFacts = {
    rep: keys.get(rep.id) ?? String(rep.id),
    startedOn: rep.startedOn,
    endedOn: rep.endedOn,
    fiscalYearStartMonth,
    statements: "month",
    periods: statementMonths(rep, deals, scope.today),
    planVersions,
    assignments: rep.assignments,
    quotas: rep.quotas,
    deals,
    rateCurrency: reporting,
    fxRates: await ratesOf(currenciesOf({ deals, quotas: rep.quotas }, planVersions, reporting)),
    team: team.members,
    adjustments: [],
  };
  const statements = repStatements(facts);
  const changed = await writeStatements(bulk, rep.id, statements, {
    dealIds: new Map(deals.map(({ id, rowId }) => [id, rowId])),
    toReporting: reportingConverter(statements[0]?.currency ?? reporting, reporting, facts.fxRates),
  });
  return { changed, withProblems: statements.filter(({ problems }) => problems.length > 0).length };
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
    sql`delete from statements s where s.state = 'open'
          and not exists (select from plan_assignments a where a.rep_id = s.rep_id)`,
  );
}
