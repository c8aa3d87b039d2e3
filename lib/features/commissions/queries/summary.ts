import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import { type PlanInForce, plansInForce } from "@/lib/domain/commissions/plan-in-force";
import { getRep } from "@/lib/features/reps/queries";
import { addDays, type CalendarDate, maxDate, minDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import type { Period } from "@/lib/values/period";
import type { Commission, CommissionSummary, NextTier, StatementSummary } from "../types";
import { listComponentTotals, listLinesOf } from "./lines";
import { calculateNextTier, windowOn } from "./next-tier";
import { findRepFacts, loadPlanVersions, type RepFacts } from "./plan-facts";
import { createRateLoader } from "./rate-facts";
import { linesInReach } from "./reach";
import { listStatements } from "./statements";

/** A rep's commission in a period. Throws `not_found` for a rep who is out of reach, as for one who is not there. */
export async function getCommissionSummary(
  scope: ReadScope,
  repId: number,
  period: Period,
): Promise<CommissionSummary> {
  return (await getCommission(scope, { repId, period })).summary;
}

/** The same with a page of the lines behind it, and the statements of its months. */
export async function getCommission(
  scope: ReadScope,
  { repId, period, page = 1 }: { readonly repId: number; readonly period: Period; readonly page?: number },
): Promise<Commission> {
  const [{ id, name }, components, statements, plan] = await Promise.all([
    getRep(scope, repId),
    listComponentTotals(scope, repId, period),
    listStatements(scope, { period, repId }),
    loadPlanOn(repId, maxDate(period.from, minDate(scope.today, addDays(period.to, -1)))),
  ]);
  const [lines, nextTiers] = await Promise.all([
    listLinesOf(scope, { repId, period }, components, { page }),
    plan && period.to > scope.today ? listNextTiers(scope, plan) : [],
  ]);
  const currency = (components[0] ?? statements[0])?.earned.currency ?? plan?.inForce.version.rules.currency;
  const earned = components.reduce((sum, component) => sum + component.earned.minor, 0n);
  const summary = {
    rep: { id, name },
    period,
    plan: plan?.inForce.version.plan ?? null,
    earned: currency === undefined ? null : money(earned, currency),
    complete: statements.every((statement) => statement.complete),
    components,
    problems: distinctProblems(statements),
    nextTiers,
  };
  return { summary, lines, statements };
}

type PlanOn = { readonly rep: RepFacts; readonly inForce: PlanInForce; readonly day: CalendarDate };

async function loadPlanOn(repId: number, day: CalendarDate): Promise<PlanOn | null> {
  const [rep, planVersions] = await Promise.all([findRepFacts(database(), repId), loadPlanVersions(database(), repId)]);
  if (!rep) return null;
  const inForce = plansInForce({ planVersions, assignments: rep.assignments })(day);
  return inForce && { rep, inForce, day };
}

async function listNextTiers(scope: ReadScope, { rep, inForce, day }: PlanOn): Promise<NextTier[]> {
  const { currency: reportingCurrency, fiscalYearStartMonth } = scope.organisation;
  const { rules } = inForce.version;
  const foreign = new Set([rules.currency, ...rep.quotas.map(({ currency }) => currency)]);
  const fxRates = foreign.size > 1 ? await createRateLoader(database())(foreign) : [];
  const tiers: NextTier[] = [];
  for (const component of rules.components) {
    const window = windowOn(component, day, fiscalYearStartMonth);
    if (!window || component.rate.kind !== "tiers") continue;
    const accumulated = await readAccumulated(
      scope,
      rep.id,
      { plan: inForce.version.plan, component: component.id },
      window.span,
    );
    const next = calculateNextTier(component, window, accumulated, { rep, inForce, fxRates, reportingCurrency });
    if (next) tiers.push(next);
  }
  return tiers;
}

async function readAccumulated(
  scope: ReadScope,
  repId: number,
  { plan, component }: { readonly plan: string; readonly component: string },
  { from, to }: Period,
): Promise<bigint> {
  const [row] = await queryRows<{ credited: bigint }>(
    database(),
    sql`select coalesce(sum(l.credited_minor), 0)::bigint as credited from statement_lines l join statements s on s.id = l.statement_id
        where s.rep_id = ${repId}::int and s.from_on < ${to}::date and s.to_on > ${from}::date
          and l.plan = ${plan} and l.component = ${component} and l."on" >= ${from}::date and l."on" < ${to}::date and ${linesInReach(scope)}`,
  );
  return row?.credited ?? 0n;
}

function distinctProblems(statements: readonly StatementSummary[]): CommissionSummary["problems"] {
  const found = new Map<string, CommissionSummary["problems"][number]>();
  for (const { period: month, problems } of statements) {
    for (const problem of problems) {
      const key = `${problem.where}\n${problem.message}`;
      if (!found.has(key)) found.set(key, { ...problem, month });
    }
  }
  return [...found.values()];
}
