import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import type { PlanFile } from "@/lib/domain/commissions/file/plan-file";
import { AppError } from "@/lib/errors/app-error";
import { repInReach } from "@/lib/features/commissions/queries";
import { parsePlanFile, readStoredPlan } from "@/lib/features/commissions/schema";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { groupBy } from "@/lib/values/group-by";
import type { Assignment, PlanDetail, PlanSummary } from "../types";
import { requirePlansScope } from "./require-plans";

type PlanRow = { id: number; name: string; repsToday: number };
type VersionRow = { planId: number; from: CalendarDate; definition: unknown };

/** Every plan by name, as it stands today. */
export async function listPlans(scope: ReadScope): Promise<PlanSummary[]> {
  requirePlansScope(scope);
  const [plans, versions] = await Promise.all([
    queryRows<PlanRow>(
      database(),
      sql`select p.id, p.name, (
            select count(distinct a.rep_id) from plan_assignments a
            where a.plan_id = p.id and a.from_on <= ${scope.today}::date and (a.to_on is null or a.to_on > ${scope.today}::date)
              and ${repInReach(scope, sql`a.rep_id`, sql`${scope.today}::date`)})::int as "repsToday"
          from plans p order by p.name collate "und-x-icu", p.id`,
    ),
    queryRows<VersionRow>(
      database(),
      sql`select plan_id as "planId", effective_from as "from", definition from plan_versions order by effective_from`,
    ),
  ]);
  const versionsOf = groupBy(versions, ({ planId }) => planId);
  return plans.map((plan) => {
    const own = versionsOf.get(plan.id) ?? [];
    const inForce = own.findLast(({ from }) => from <= scope.today);
    const next = own.find(({ from }) => from > scope.today);
    const shown = inForce ?? next;
    return {
      ...plan,
      rules: shown ? readStoredPlan(shown.definition) : null,
      inForceSince: inForce?.from ?? null,
      nextFrom: next?.from ?? null,
    };
  });
}

/** A plan with its versions and everyone within reach today who is or was on it. Throws `not_found`. */
export async function getPlan(scope: ReadScope, id: number): Promise<PlanDetail> {
  requirePlansScope(scope);
  const [plans, versions, assignments] = await Promise.all([
    queryRows<{ id: number; name: string }>(database(), sql`select id, name from plans where id = ${id}::int`),
    queryRows<{ from: CalendarDate; definition: unknown; storedAt: Date; storedBy: string | null }>(
      database(),
      sql`select effective_from as "from", definition, created_at as "storedAt", created_by_name as "storedBy"
          from plan_versions where plan_id = ${id}::int order by effective_from`,
    ),
    queryRows<Assignment>(
      database(),
      sql`select a.id, a.rep_id as "repId", r.name as "repName", a.from_on as "from", a.to_on as "to", a.target_incentive_minor as "targetIncentive"
          from plan_assignments a join reps r on r.id = a.rep_id where a.plan_id = ${id}::int and ${repInReach(scope, sql`r.id`, sql`${scope.today}::date`)}
          order by a.to_on desc nulls first, r.name collate "und-x-icu", a.from_on desc`,
    ),
  ]);
  const [plan] = plans;
  if (!plan) throw new AppError("not_found", "There is no such plan.");
  return {
    ...plan,
    versions: versions.map(({ definition, ...version }) => ({ ...version, rules: readStoredPlan(definition) })),
    assignments,
  };
}

/** A plan's version in force on a day, in the documented JSON with its parts in the documented order. Throws `not_found`. */
export async function getPlanFile(
  scope: ReadScope,
  id: number,
  on: CalendarDate,
): Promise<{ readonly name: string; readonly from: CalendarDate; readonly definition: PlanFile }> {
  requirePlansScope(scope);
  const [row] = await queryRows<{ name: string; from: CalendarDate; definition: unknown }>(
    database(),
    sql`select p.name, v.effective_from as "from", v.definition from plan_versions v join plans p on p.id = v.plan_id
        where p.id = ${id}::int order by v.effective_from <= ${on}::date desc,
          case when v.effective_from <= ${on}::date then v.effective_from end desc, v.effective_from limit 1`,
  );
  if (!row) throw new AppError("not_found", "There is no such plan.");
  return { ...row, definition: parsePlanFile(row.definition).definition };
}
