import type { ReadScope } from "@/lib/auth/scope";
import { getRep } from "@/lib/features/reps/queries";
import { addDays, maxDate, minDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import type { Period } from "@/lib/values/period";
import type { Commission, CommissionSummary, StatementSummary } from "../types";
import { listComponentTotals, listLinesOf } from "./lines";
import { findPlanOn, listNextTiers } from "./next-tiers";
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
    findPlanOn(scope, repId, maxDate(period.from, minDate(scope.today, addDays(period.to, -1)))),
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
