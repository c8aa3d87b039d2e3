import { recordAudit } from "@/lib/auth/audit";
import type { WriteScope } from "@/lib/auth/scope";
import type { BulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import {
  findLockedMonth,
  listCorrections,
  type Recounting,
  recalculateAgreed,
  requireNoLocked,
} from "@/lib/features/commissions/mutations";
import { formatFirstDay, formatMonth } from "@/lib/format/date";
import { formatQuantity } from "@/lib/format/words";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { writePlans } from "./write-plans";

type StoredPlan = { readonly id: number; readonly name: string };
type Version = { readonly from: CalendarDate; readonly definition: unknown; readonly storedAt: Date };

/** Removes a plan that nobody is or was on and no locked statement names, with its versions. Throws `not_found`, or `conflict` saying who or what keeps it. */
export async function removePlan(scope: WriteScope, planId: number): Promise<void> {
  await withPlan(scope, planId, async (bulk, plan) => {
    await requireNobody(bulk, plan);
    const versions = await listVersions(bulk, plan);
    await execute(bulk, sql`delete from plan_versions where plan_id = ${plan.id}::int`);
    await execute(bulk, sql`delete from plans where id = ${plan.id}::int`);
    await recordAudit(bulk, scope.actor, {
      action: "plan.remove",
      objectType: "plan",
      objectId: String(plan.id),
      summary: `Removed ${plan.name}, which nobody is on and no locked statement names`,
      before: { name: plan.name, versions: versions.map(({ storedAt: _, ...version }) => version) },
    });
  });
}

/**
 * Removes the version of a plan that begins on a day, so that the one before holds on; open statements are computed anew. Throws `not_found`, or `conflict`
 * where it is the only one, a locked statement rests on it, or somebody would be on the plan before it begins, and where nobody agreed to what it
 * changes of locked months.
 */
export async function removePlanVersion(
  scope: WriteScope,
  planId: number,
  from: CalendarDate,
  agreed: Recounting = {},
): Promise<void> {
  await withPlan(scope, planId, async (bulk, plan) => {
    const corrections = await listCorrections(bulk);
    const versions = await listVersions(bulk, plan);
    const place = versions.findIndex((version) => version.from === from);
    const version = versions[place];
    if (!version) throw new AppError("not_found", "There is no such version.");
    const words = `The version from ${formatFirstDay(from)}`;
    if (versions.length === 1) throw new AppError("conflict", `${words} is the only one. Remove the plan instead.`);
    const until = versions[place + 1]?.from ?? null;
    await requireNoLocked(bulk, { plan, from, until, storedAt: version.storedAt }, { words });
    if (place === 0) await requireNobodyBefore(bulk, plan, { until, words });
    await execute(
      bulk,
      sql`delete from plan_versions where plan_id = ${plan.id}::int and effective_from = ${from}::date`,
    );
    await recordAudit(bulk, scope.actor, {
      action: "plan.removeVersion",
      objectType: "plan",
      objectId: String(plan.id),
      summary: `Removed the version of ${plan.name} from ${formatFirstDay(from)}`,
      before: { from, definition: version.definition },
    });
    await recalculateAgreed(bulk, scope, { ...agreed, before: corrections, repIds: await listReps(bulk, plan) });
  });
}

async function withPlan(
  scope: WriteScope,
  id: number,
  work: (bulk: BulkTransaction, plan: StoredPlan) => Promise<void>,
): Promise<void> {
  await writePlans(scope, async (bulk) => {
    const [plan] = await queryRows<StoredPlan>(bulk, sql`select id, name from plans where id = ${id}::int for update`);
    if (!plan) throw new AppError("not_found", "There is no such plan.");
    await work(bulk, plan);
  });
}

async function requireNobody(bulk: BulkTransaction, plan: StoredPlan): Promise<void> {
  const reps = await listReps(bulk, plan);
  if (reps.length > 0) {
    const who = `${formatQuantity(reps.length, "rep")} ${reps.length === 1 ? "is or was" : "are or were"}`;
    throw new AppError("conflict", `${who} on ${plan.name}, so it stays: statements are explained by it.`);
  }
  const month = await findLockedMonth(
    bulk,
    sql`exists (select from statement_lines l where l.statement_id = s.id and l.plan = ${plan.name})`,
  );
  if (month)
    throw new AppError("conflict", `${plan.name} paid on locked statements of ${formatMonth(month)}, so it stays.`);
}

async function requireNobodyBefore(
  bulk: BulkTransaction,
  { id, name }: StoredPlan,
  { until, words }: { readonly until: CalendarDate | null; readonly words: string },
): Promise<void> {
  const [first] = await queryRows<{ rep: string; from: CalendarDate }>(
    bulk,
    sql`select r.name as rep, a.from_on as "from" from plan_assignments a join reps r on r.id = a.rep_id
        where a.plan_id = ${id}::int and a.from_on < ${until}::date order by a.from_on limit 1`,
  );
  if (!first) return;
  const since = `${first.rep} is on ${name} from ${formatFirstDay(first.from)}`;
  throw new AppError("conflict", `${words} is the first one, and ${since}: there would be no rules for that time.`);
}

async function listVersions(bulk: BulkTransaction, { id }: StoredPlan): Promise<Version[]> {
  return await queryRows<Version>(
    bulk,
    sql`select effective_from as "from", definition, created_at as "storedAt" from plan_versions where plan_id = ${id}::int order by effective_from`,
  );
}

async function listReps(bulk: BulkTransaction, { id }: StoredPlan): Promise<number[]> {
  const rows = await queryRows<{ repId: number }>(
    bulk,
    sql`select distinct rep_id as "repId" from plan_assignments where plan_id = ${id}::int`,
  );
  return rows.map(({ repId }) => repId);
}
