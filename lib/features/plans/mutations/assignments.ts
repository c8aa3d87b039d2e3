import { type AuditValues, recordAudit } from "@/lib/auth/audit";
import type { WriteScope } from "@/lib/auth/scope";
import type { BulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import {
  listCorrections,
  type Recounting,
  recalculateAgreed,
  requireOneCurrency,
} from "@/lib/features/commissions/mutations";
import { formatFirstDay, formatLastDay } from "@/lib/format/date";
import { parseTypedMoney } from "@/lib/format/typed-money";
import { addDays, type CalendarDate } from "@/lib/values/calendar-date";
import { type Money, moneyToDecimalText } from "@/lib/values/money";
import type { AssignmentChange, NewAssignment } from "../schema";
import { notBegun } from "./not-begun";
import { requireKept } from "./require-kept";
import { writePlans } from "./write-plans";

type Placed = {
  readonly repId: number;
  readonly planId: number;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly targetIncentive: string | null;
};

type Stored = Omit<Placed, "targetIncentive"> & {
  readonly id: number;
  readonly rep: string;
  readonly plan: string;
  readonly targetIncentive: bigint | null;
};

type Created = Omit<NewAssignment, "endOther" | "recount"> & Recounting & { readonly endOther?: boolean };
type Changed = Omit<AssignmentChange, "recount"> & Recounting;

const ASSIGNMENTS = sql`select a.id, a.rep_id as "repId", a.plan_id as "planId", a.from_on as "from", a.to_on as "to",
         a.target_incentive_minor as "targetIncentive", r.name as rep, p.name as plan
  from plan_assignments a join reps r on r.id = a.rep_id join plans p on p.id = a.plan_id`;

/**
 * Puts a rep on a plan; with `endOther` the plan that the rep is on by then ends the day before. Throws `conflict` naming the assignment that it
 * would overlap, where the rep's plans would pay in different currencies, or saying what it changes of locked months where nobody agreed to that, and `invalid_input` for a day before the plan begins.
 */
export async function createAssignment(
  scope: WriteScope,
  { endOther = false, recount, ...given }: Created,
): Promise<void> {
  await writePlans(scope, async (bulk) => {
    const before = await listCorrections(bulk);
    const names = await getNames(bulk, given);
    const target = await readTarget(bulk, given);
    requireOrder(given);
    await requireBegun(bulk, given, names.plan);
    const ended = endOther ? await endOthers(bulk, scope, { ...given, rep: names.rep }) : [];
    await requireFree(bulk, given, names.rep, null);
    await execute(
      bulk,
      sql`insert into plan_assignments (rep_id, plan_id, from_on, to_on, target_incentive_minor)
          values (${given.repId}::int, ${given.planId}::int, ${given.from}::date, ${given.to}::date, ${target?.minor ?? null}::bigint)`,
    );
    for (const other of ended) await requireKept(bulk, other);
    await requireOneCurrency(bulk, [given.repId]);
    const summary = `Put ${names.rep} on ${names.plan} ${spanWords(given)}`;
    const after = { plan: names.plan, ...days(given), targetIncentive: target && moneyToDecimalText(target) };
    await record(bulk, scope, { repId: given.repId, summary, before: null, after });
    await recalculateAgreed(bulk, scope, { before, repIds: [given.repId], recount });
  });
}

/** Ends an assignment, or corrects its days or its target incentive. Throws `not_found`, or `conflict` as above and where locked statements rest on days that it gives up. */
export async function updateAssignment(scope: WriteScope, { recount, ...change }: Changed): Promise<void> {
  await withAssignment(scope, change.assignmentId, { recount }, async (bulk, stored) => {
    const given = { ...change, repId: stored.repId, planId: stored.planId };
    const target = await readTarget(bulk, given);
    requireOrder(given);
    if (given.from < stored.from) await requireBegun(bulk, given, stored.plan);
    await requireFree(bulk, given, stored.rep, stored.id);
    await execute(
      bulk,
      sql`update plan_assignments set from_on = ${given.from}::date, to_on = ${given.to}::date, target_incentive_minor = ${target?.minor ?? null}::bigint
          where id = ${stored.id}::int`,
    );
    await requireKept(bulk, stored);
    const summary = `Changed when ${stored.rep} is on ${stored.plan}: ${spanWords(given)}`;
    const after = { plan: stored.plan, ...days(change), targetIncentive: target && moneyToDecimalText(target) };
    await record(bulk, scope, { repId: stored.repId, summary, before: await told(bulk, stored), after });
  });
}

/** Takes an assignment away as if it had never been. Throws `not_found`, or `conflict` where locked statements rest on it. */
export async function removeAssignment(scope: WriteScope, assignmentId: number): Promise<void> {
  await withAssignment(scope, assignmentId, {}, async (bulk, stored) => {
    await execute(bulk, sql`delete from plan_assignments where id = ${stored.id}::int`);
    await requireKept(bulk, stored);
    await requireNothingWaiting(bulk, stored);
    const summary = `Took ${stored.rep} off ${stored.plan}, where they had been ${spanWords(stored)}`;
    await record(bulk, scope, { repId: stored.repId, summary, before: await told(bulk, stored), after: null });
  });
}

/** Who is on no plan has no statement that could carry an adjustment. */
async function requireNothingWaiting(bulk: BulkTransaction, { repId, rep }: Stored): Promise<void> {
  const waiting = await queryRows(
    bulk,
    sql`select from statement_adjustments a left join statements s on s.id = a.statement_id
        where a.rep_id = ${repId}::int and s.state is distinct from 'locked'
          and not exists (select from plan_assignments p where p.rep_id = ${repId}::int)
          and not exists (select from statements l where l.rep_id = ${repId}::int and l.state = 'locked')`,
  );
  if (waiting.length > 0)
    throw new AppError(
      "conflict",
      `${rep} was adjusted by hand, which no statement would pay then. Remove the adjustment first, or give the plan a last day instead.`,
    );
}

async function withAssignment(
  scope: WriteScope,
  id: number,
  agreed: Recounting,
  work: (bulk: BulkTransaction, stored: Stored) => Promise<void>,
): Promise<void> {
  await writePlans(scope, async (bulk) => {
    const [stored] = await queryRows<Stored>(bulk, sql`${ASSIGNMENTS} where a.id = ${id}::int`);
    if (!stored) throw new AppError("not_found", "There is no such assignment.");
    const before = await listCorrections(bulk);
    await work(bulk, stored);
    await recalculateAgreed(bulk, scope, { ...agreed, before, repIds: [stored.repId] });
  });
}

function requireOrder({ from, to }: Pick<Placed, "from" | "to">): void {
  if (to === null || from < to) return;
  const message = `${formatLastDay(to)} is before the first day, ${formatFirstDay(from)}; that day or later would be accepted`;
  throw new AppError("invalid_input", `${message}.`, { details: [{ where: "lastDay", message }] });
}

/** A plan pays nothing before its first version. */
async function requireBegun(
  bulk: BulkTransaction,
  { planId, from }: Pick<Placed, "planId" | "from">,
  plan: string,
): Promise<void> {
  const [first] = await queryRows<{ from: CalendarDate }>(
    bulk,
    sql`select effective_from as "from" from plan_versions where plan_id = ${planId}::int order by effective_from limit 1`,
  );
  if (first && first.from <= from) return;
  const message = notBegun(plan, first?.from ?? null);
  if (!first) throw new AppError("conflict", `${message}.`);
  throw new AppError("invalid_input", `${message}.`, { details: [{ where: "from", message }] });
}

/** Ends what a rep is on when another assignment begins, the day before. What begins only then stays, and is refused as an overlap. */
async function endOthers(
  bulk: BulkTransaction,
  scope: WriteScope,
  { repId, rep, from }: Pick<Placed, "repId" | "from"> & { readonly rep: string },
): Promise<Stored[]> {
  const others = await queryRows<Stored>(
    bulk,
    sql`${ASSIGNMENTS} where a.rep_id = ${repId}::int and a.from_on < ${from}::date and (a.to_on is null or a.to_on > ${from}::date)`,
  );
  for (const other of others) {
    const before = await told(bulk, other);
    await execute(bulk, sql`update plan_assignments set to_on = ${from}::date where id = ${other.id}::int`);
    const summary = `Ended ${rep}'s time on ${other.plan}: ${spanWords({ from: other.from, to: from })}`;
    await record(bulk, scope, { repId, summary, before, after: { ...before, lastDay: addDays(from, -1) } });
  }
  return others;
}

async function requireFree(
  bulk: BulkTransaction,
  { repId, from, to }: Placed,
  rep: string,
  except: number | null,
): Promise<void> {
  const [other] = await queryRows<{ plan: string; from: CalendarDate; to: CalendarDate | null }>(
    bulk,
    sql`select p.name as plan, a.from_on as "from", a.to_on as "to" from plan_assignments a join plans p on p.id = a.plan_id
        where a.rep_id = ${repId}::int and a.id is distinct from ${except}::int
          and daterange(a.from_on, a.to_on) && daterange(${from}::date, ${to}::date) order by a.from_on limit 1`,
  );
  if (!other) return;
  const way =
    other.from < from
      ? `Let its last day be ${formatLastDay(from)} or before`
      : "Choose days that lie outside of that time";
  const message = `${rep} is on ${other.plan} ${spanWords(other)}. ${way}: a rep is on one plan at a time.`;
  throw new AppError("conflict", message, { details: [{ where: "from", message }] });
}

async function getNames({ transaction }: BulkTransaction, { repId, planId }: Pick<Placed, "repId" | "planId">) {
  const rep = await transaction.rep.findUnique({ where: { id: repId }, select: { name: true } });
  if (!rep) throw new AppError("not_found", "There is no such rep.");
  const plan = await transaction.plan.findUnique({ where: { id: planId }, select: { name: true } });
  if (!plan) throw new AppError("not_found", "There is no such plan.");
  return { rep: rep.name, plan: plan.name };
}

async function readTarget(bulk: BulkTransaction, { planId, from, targetIncentive }: Placed): Promise<Money | null> {
  if (targetIncentive === null) return null;
  const currency = await findCurrency(bulk, planId, from);
  const amount = parseTypedMoney(targetIncentive, currency);
  if (amount && amount.minor >= 0n) return amount;
  const message = `"${targetIncentive}" is no amount such as 40000.00, in ${currency}`;
  throw new AppError("invalid_input", message, { details: [{ where: "targetIncentive", message }] });
}

async function findCurrency(bulk: BulkTransaction, planId: number, on: CalendarDate): Promise<string> {
  const [row] = await queryRows<{ currency: string }>(
    bulk,
    sql`select definition->>'currency' as currency from plan_versions where plan_id = ${planId}::int
        order by effective_from <= ${on}::date desc, case when effective_from <= ${on}::date then effective_from end desc, effective_from limit 1`,
  );
  return row?.currency ?? "USD";
}

async function told(bulk: BulkTransaction, { planId, plan, from, to, targetIncentive }: Stored): Promise<AuditValues> {
  const currency = await findCurrency(bulk, planId, from);
  const target = targetIncentive === null ? null : moneyToDecimalText({ minor: targetIncentive, currency });
  return { plan, ...days({ from, to }), targetIncentive: target };
}

function days({ from, to }: Pick<Placed, "from" | "to">) {
  return { from, lastDay: to && addDays(to, -1) };
}

function spanWords({ from, to }: Pick<Placed, "from" | "to">): string {
  return `from ${formatFirstDay(from)} ${to === null ? "until further notice" : `to ${formatLastDay(to)}`}`;
}

type Told = {
  readonly repId: number;
  readonly summary: string;
  readonly before: AuditValues | null;
  readonly after: AuditValues | null;
};

async function record(
  { transaction }: BulkTransaction,
  { actor }: WriteScope,
  { repId, ...told }: Told,
): Promise<void> {
  await recordAudit(transaction, actor, {
    action: "plans.assign",
    objectType: "rep",
    objectId: String(repId),
    ...told,
  });
}
