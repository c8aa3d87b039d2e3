import type { WriteScope } from "@/lib/auth/scope";
import type { BulkTransaction } from "@/lib/db/bulk";
import { execute, sql } from "@/lib/db/sql";
import { teamFacts } from "../queries/commission-facts";
import { loadRepFacts, type RepFacts } from "../queries/plan-facts";
import {
  loadRepCommissionFacts,
  loadRepStatements,
  loadSharedFacts,
  type SharedFacts,
} from "../queries/rep-commission-facts";
import { reportingConverter } from "../queries/rep-statements";
import { type Cause, writeStatements } from "./write-statements";

/** What a recalculation did: whom it looked at, how many statements came out differently, how many have a problem. */
export type Recalculation = { readonly reps: number; readonly changed: number; readonly withProblems: number };

const LOCK_KEY = 4_728_331_906;

/**
 * Makes the open statements of the reps, and of those paid on a team that one of them is in, what the facts in the transaction say. Call it
 * in the transaction of every write to deals, credits, events, quotas, plans, assignments, reps, memberships, rates, products, accounts,
 * campaigns or promotions. One rep at a time is in memory; statements that come out the same are not written again.
 */
export async function recalculateStatements(
  bulk: BulkTransaction,
  scope: WriteScope,
  { repIds, cause = "facts" }: { readonly repIds: readonly number[] | "all"; readonly cause?: Cause },
): Promise<Recalculation> {
  await waitForOthers(bulk);
  await removeWithoutPlan(bulk);
  const reps = await loadRepFacts(bulk);
  if (reps.length === 0) return { reps: 0, changed: 0, withProblems: 0 };
  const shared = await loadSharedFacts(bulk, scope);
  const affected = repIds === "all" ? reps : affectedReps(reps, new Set(repIds), shared);
  const total = { reps: affected.length, changed: 0, withProblems: 0 };
  // Nobody has counted what this transaction fills: the planner takes it for empty and would read it whole for every row it looks up.
  await execute(bulk, sql`set local enable_seqscan = off`);
  for (const rep of affected) {
    const { changed, withProblems } = await recalculateRep(bulk, rep, shared, cause);
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

function affectedReps(reps: readonly RepFacts[], wanted: ReadonlySet<number>, shared: SharedFacts): RepFacts[] {
  return reps.filter((rep) => wanted.has(rep.id) || teamFacts(rep, shared).memberIds.some((id) => wanted.has(id)));
}

async function recalculateRep(
  bulk: BulkTransaction,
  rep: RepFacts,
  shared: SharedFacts,
  cause: Cause,
): Promise<{ changed: number; withProblems: number }> {
  const loaded = await loadRepCommissionFacts(rep, shared);
  const statements = await loadRepStatements(bulk, rep.id, loaded);
  const { currency: reporting } = shared.scope.organisation;
  const context = {
    dealIds: loaded.dealIds,
    toReporting: reportingConverter(statements[0]?.currency ?? reporting, reporting, loaded.facts.fxRates),
  };
  const changed = await writeStatements(bulk, rep.id, statements, context, cause);
  return { changed, withProblems: statements.filter(({ problems }) => problems.length > 0).length };
}

async function removeWithoutPlan(bulk: BulkTransaction): Promise<void> {
  await execute(
    bulk,
    sql`delete from statements s where s.state <> 'locked'
          and not exists (select from plan_assignments a where a.rep_id = s.rep_id)
          and not exists (select from statements l where l.rep_id = s.rep_id and l.state = 'locked')
          and not exists (select from statements l join disputes d on d.statement_id = l.id where l.rep_id = s.rep_id)`,
  );
}
