import type { Client } from "@/lib/db/client";
import { type Queryable, queryRows, type Sql, sql } from "@/lib/db/sql";
import type { PlanAssignment, PlanVersion, Quota } from "@/lib/domain/commissions/facts";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { groupBy } from "@/lib/values/group-by";
import { ppm } from "@/lib/values/percentage";
import { readStoredPlan } from "../schema";
import { loadPresentNames } from "./former-names";

/** What decides a rep's commission beside the deals. Plans go by their names. */
export type RepFacts = {
  readonly id: number;
  /** Inclusive. */
  readonly startedOn: CalendarDate | null;
  readonly endedOn: CalendarDate | null;
  readonly assignments: readonly PlanAssignment[];
  readonly quotas: readonly Quota[];
};

type RepRow = Pick<RepFacts, "id" | "startedOn" | "endedOn">;
type AssignmentRow = PlanAssignment & { repId: number };
type QuotaRow = Omit<Quota, "ramp"> & { repId: number; ramp: number };

/**
 * Every rep that is on a plan at any time or has a statement that is locked or disputed, with assignments and quotas. One statement after the other, as a bulk
 * write's connection takes them.
 */
export async function loadRepFacts(on: Queryable): Promise<RepFacts[]> {
  const assignments = await readAssignments(on, sql`true`);
  const quotas =
    assignments.length === 0 ? [] : await readQuotas(on, sql`rep_id in (select rep_id from plan_assignments)`);
  const reps = await readReps(
    on,
    sql`id in (select rep_id from plan_assignments) or id in (select rep_id from statements where state = 'locked')
        or id in (select s.rep_id from statements s join disputes d on d.statement_id = s.id)`,
  );
  return putTogether(reps, assignments, quotas);
}

/** The same of one rep, side by side; null for one who is on no plan. */
export async function findRepFacts(on: Client, repId: number): Promise<RepFacts | null> {
  const wanted = sql`rep_id = ${repId}::int`;
  const [assignments, quotas, reps] = await Promise.all([
    readAssignments(on, wanted),
    readQuotas(on, wanted),
    readReps(on, sql`id = ${repId}::int and id in (select rep_id from plan_assignments)`),
  ]);
  return putTogether(reps, assignments, quotas)[0] ?? null;
}

/** The same of some reps, on a plan or not. */
export async function listRepFacts(on: Client, repIds: readonly number[]): Promise<RepFacts[]> {
  const wanted = sql`rep_id = any(${repIds}::int[])`;
  const [assignments, quotas, reps] = await Promise.all([
    readAssignments(on, wanted),
    readQuotas(on, wanted),
    readReps(on, sql`id = any(${repIds}::int[])`),
  ]);
  return putTogether(reps, assignments, quotas);
}

function readAssignments(on: Queryable, wanted: Sql): Promise<AssignmentRow[]> {
  return queryRows<AssignmentRow>(
    on,
    sql`select a.rep_id as "repId", p.name as plan, a.from_on as "from", a.to_on as "to", a.target_incentive_minor as "targetIncentive"
        from plan_assignments a join plans p on p.id = a.plan_id where ${wanted} order by a.rep_id, a.from_on`,
  );
}

function readQuotas(on: Queryable, wanted: Sql): Promise<QuotaRow[]> {
  return queryRows<QuotaRow>(
    on,
    sql`select rep_id as "repId", id::text as id, from_on as "from", to_on as "to", amount_minor as amount, currency, ramp_ppm as ramp
        from quotas where ${wanted} order by rep_id, from_on`,
  );
}

function readReps(on: Queryable, wanted: Sql): Promise<RepRow[]> {
  return queryRows<RepRow>(
    on,
    sql`select id, started_on as "startedOn", ended_on as "endedOn" from reps where ${wanted} order by id`,
  );
}

function putTogether(
  reps: readonly RepRow[],
  assignments: readonly AssignmentRow[],
  quotas: readonly QuotaRow[],
): RepFacts[] {
  const assignmentsOf = groupBy(assignments, ({ repId }) => repId);
  const quotasOf = groupBy(quotas, ({ repId }) => repId);
  return reps.map((rep) => ({
    ...rep,
    assignments: assignmentsOf.get(rep.id) ?? [],
    quotas: (quotasOf.get(rep.id) ?? []).map((quota) => ({ ...quota, ramp: ppm(BigInt(quota.ramp)) })),
  }));
}

/** Every version of every plan that somebody (or the rep asked for) is on at any time, with the names that products and promotions have now. */
export async function loadPlanVersions(on: Queryable, onlyRepId: number | null = null): Promise<PlanVersion[]> {
  const wanted = onlyRepId === null ? sql`true` : sql`rep_id = ${onlyRepId}::int`;
  const rows = await queryRows<{ plan: string; from: CalendarDate; definition: unknown }>(
    on,
    sql`select p.name as plan, v.effective_from as "from", v.definition from plan_versions v join plans p on p.id = v.plan_id
        where v.plan_id in (select plan_id from plan_assignments where ${wanted}) order by p.name, v.effective_from`,
  );
  const present = await loadPresentNames(on);
  return rows.map(({ plan, from, definition }) => ({ plan, from, rules: present(readStoredPlan(definition)) }));
}
