import { recordAudit } from "@/lib/auth/audit";
import type { WriteScope } from "@/lib/auth/scope";
import { type BulkTransaction, withBulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, sql } from "@/lib/db/sql";
import type { Plan } from "@/lib/domain/commissions/plan";
import { samePlan } from "@/lib/domain/commissions/same-plan";
import { AppError } from "@/lib/errors/app-error";
import { formatFirstDay } from "@/lib/format/date";
import { BEGINNING, type CalendarDate, isCalendarDate, maxDate } from "@/lib/values/calendar-date";
import { parsePlanFile, readStoredPlan } from "../schema";
import type { PlanImport } from "../types";
import { listCorrections, type Recounting, recalculateAgreed } from "./locked-corrections";
import { requireNoLocked } from "./locked-plans";
import { requireOneCurrency } from "./one-currency";
import { requireKnownTypes, unknownNames } from "./plan-names";
import { waitForOthers } from "./recalculate-statements";

type Version = { from: CalendarDate; definition: unknown; storedAt: Date };

/**
 * Stores a plan in the documented JSON format (alone, or a preview file with a plan in it) as the version that holds from `from`: by default
 * from the beginning for a plan's first version, from today for a later one, or from the day the plan begins where that is to come. The version in force from that day is replaced only
 * if it begins on it and no locked statement rests on it. A plan that is there keeps its name, whatever letters are small or capital. Storing what already holds changes nothing. Open statements of the reps on the plan are computed anew.
 * Throws `invalid_input` naming every fault of the plan; with `isNew` also where there is a plan of that name; `conflict` where locked statements rest on what
 * would be replaced, and where `recount` is false also where it changes what locked months come to; otherwise a note says so.
 */
export async function importPlan(
  scope: WriteScope,
  json: unknown,
  options: Recounting & { readonly from?: string; readonly isNew?: boolean } = {},
): Promise<PlanImport> {
  if (scope.action !== "plans.write") throw new AppError("misuse", "A plan import needs leave for plans.write.");
  const given = parsePlanFile(json);
  requireKnownTypes(given.plan);
  const wanted = options.from === undefined ? null : requireDate(options.from);
  return await withBulkTransaction(async (bulk) => {
    await waitForOthers(bulk);
    const { id: planId, name } = await findOrCreatePlan(bulk, given.plan.name);
    const plan = { ...given.plan, name };
    const definition = { ...given.definition, name };
    const versions = await listVersions(bulk, planId);
    if (options.isNew && versions.length > 0) throw nameTaken(plan.name);
    const from = wanted ?? usualDay(versions, scope.today);
    const inForce = versions.findLast((version) => version.from <= from) ?? null;
    const notes = await unknownNames(bulk, plan);
    if (inForce && samePlan(readStoredPlan(inForce.definition), plan)) {
      return {
        planId,
        plan: plan.name,
        from: inForce.from,
        outcome: "unchanged",
        reps: 0,
        statementsChanged: 0,
        notes,
      };
    }
    const before = inForce?.from === from ? inForce : null;
    if (before) await requireReplaceable(bulk, { id: planId, name }, versions, before);
    const corrections = await listCorrections(bulk);
    await storeVersion(bulk, scope, { planId, from, definition });
    const repIds = await repsOn(bulk, planId);
    await requireOneCurrency(bulk, repIds);
    await recordImport(bulk, scope, { planId, plan, from, definition, before });
    const { reps, changed, told } = await recalculateAgreed(bulk, scope, { ...options, before: corrections, repIds });
    const outcome = before ? "replaced" : "created";
    return {
      planId,
      plan: plan.name,
      from,
      outcome,
      reps,
      statementsChanged: changed,
      notes: told === null ? notes : [...notes, told],
    };
  });
}

function usualDay([first]: readonly Version[], today: CalendarDate): CalendarDate {
  return first ? maxDate(today, first.from) : BEGINNING;
}

function requireDate(text: string): CalendarDate {
  if (isCalendarDate(text)) return text;
  throw new AppError("invalid_input", `"${text}" is not a day such as 2026-01-01, from which the plan holds.`);
}

function nameTaken(name: string): AppError {
  const message = `There is a plan named ${name}; another name would be accepted`;
  return new AppError("invalid_input", `${message}.`, { details: [{ where: "name", message }] });
}

type StoredPlan = { readonly id: number; readonly name: string };

/** The plan of that name, in small or capital letters; one that is there keeps the name it has. */
async function findOrCreatePlan(bulk: BulkTransaction, name: string): Promise<StoredPlan> {
  const [row] = await queryRows<StoredPlan>(
    bulk,
    sql`insert into plans (name) values (${name}) on conflict (lower(name)) do update set name = plans.name returning id, name`,
  );
  if (!row) throw new AppError("conflict", `The plan ${name} could not be stored.`);
  return row;
}

/** What was paid stays explained by the version it was paid by: a change takes a day of its own, and what it changes of locked months is paid as a difference. */
async function requireReplaceable(
  bulk: BulkTransaction,
  plan: StoredPlan,
  versions: readonly Version[],
  { from, storedAt }: Version,
): Promise<void> {
  const until = versions.find((version) => version.from > from)?.from ?? null;
  const words = `The version of ${plan.name} from ${formatFirstDay(from)}`;
  const advice =
    "Let the change hold from another day: what it changes of locked months then comes with the next open statements.";
  await requireNoLocked(bulk, { plan, from, until, storedAt }, { words, advice });
}

async function listVersions(bulk: BulkTransaction, planId: number): Promise<Version[]> {
  return await queryRows<Version>(
    bulk,
    sql`select effective_from as "from", definition, created_at as "storedAt" from plan_versions where plan_id = ${planId} order by effective_from`,
  );
}

async function storeVersion(
  bulk: BulkTransaction,
  { actor }: WriteScope,
  { planId, from, definition }: Pick<StoredImport, "planId" | "from" | "definition">,
): Promise<void> {
  await execute(
    bulk,
    sql`insert into plan_versions (plan_id, effective_from, definition, created_by_name)
        values (${planId}, ${from}::date, ${JSON.stringify(definition)}::jsonb, ${actor.name})
        on conflict (plan_id, effective_from) do update
          set definition = excluded.definition, created_by_name = excluded.created_by_name, created_at = now()`,
  );
}

type StoredImport = {
  readonly planId: number;
  readonly plan: Plan;
  readonly from: CalendarDate;
  readonly definition: unknown;
  readonly before: Version | null;
};

async function recordImport(bulk: BulkTransaction, { actor }: WriteScope, stored: StoredImport): Promise<void> {
  const { planId, plan, from, definition, before } = stored;
  await recordAudit(bulk, actor, {
    action: "plan.import",
    objectType: "plan",
    objectId: String(planId),
    summary: `${before ? "Replaced" : "Stored"} ${plan.name} from ${formatFirstDay(from)}`,
    before: before && { definition: before.definition },
    after: { definition },
  });
}

async function repsOn(bulk: BulkTransaction, planId: number): Promise<number[]> {
  const rows = await queryRows<{ repId: number }>(
    bulk,
    sql`select distinct rep_id as "repId" from plan_assignments where plan_id = ${planId}`,
  );
  return rows.map(({ repId }) => repId);
}
