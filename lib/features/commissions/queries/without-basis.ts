import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import type { PlanAssignment, Quota } from "@/lib/domain/commissions/facts";
import { missingBasis } from "@/lib/domain/commissions/missing-basis";
import type { Missing } from "@/lib/domain/commissions/plan-error";
import { fiscalUnits } from "@/lib/domain/commissions/window";
import { addDays, type CalendarDate, minDate } from "@/lib/values/calendar-date";
import { ppm } from "@/lib/values/percentage";
import type { RunMonth, StatementProblem } from "../types";
import { loadPlanVersions } from "./plan-facts";
import { repInReach } from "./reach";

type WithoutBasisRow = {
  id: number;
  name: string;
  startedOn: CalendarDate | null;
  endedOn: CalendarDate | null;
  assignments: (Omit<PlanAssignment, "targetIncentive"> & { targetIncentive: string | null })[];
  quotas: (Omit<Quota, "amount" | "ramp"> & { amount: string; ramp: number })[] | null;
  problems: readonly StatementProblem[] | null;
};

/**
 * Reps within reach whose plan asks for a quota or a target incentive that nobody set for the days of a month up to today: what needs it pays nothing once a
 * deal comes. What their statement of the month says itself is left out.
 */
export async function listWithoutBasis(
  scope: ReadScope,
  { from, to }: RunMonth["period"],
): Promise<{ readonly rep: { readonly id: number; readonly name: string }; readonly missing: readonly string[] }[]> {
  if (from > scope.today) return [];
  const { fiscalYearStartMonth } = scope.organisation;
  // Every window lies in a fiscal year.
  const { span: year } = fiscalUnits(fiscalYearStartMonth)("year", from);
  const span = { from, to: minDate(to, addDays(scope.today, 1)) };
  const [rows, planVersions] = await Promise.all([
    queryRows<WithoutBasisRow>(
      database(),
      sql`select r.id, r.name, r.started_on as "startedOn", r.ended_on as "endedOn",
                 (select json_agg(json_build_object('plan', p.name, 'from', a.from_on, 'to', a.to_on,
                                                    'targetIncentive', a.target_incentive_minor::text))
                  from plan_assignments a join plans p on p.id = a.plan_id where a.rep_id = r.id) as assignments,
                 (select json_agg(json_build_object('id', q.id::text, 'from', q.from_on, 'to', q.to_on, 'amount', q.amount_minor::text,
                                                    'currency', q.currency, 'ramp', q.ramp_ppm))
                  from quotas q where q.rep_id = r.id and q.from_on < ${year.to}::date and q.to_on > ${year.from}::date) as quotas,
                 (select s.problems from statements s where s.rep_id = r.id and s.from_on = ${from}::date) as problems
          from reps r
          where exists (select from plan_assignments a where a.rep_id = r.id and a.from_on < ${span.to}::date
                          and (a.to_on is null or a.to_on > ${span.from}::date))
            and ${repInReach(scope, sql`r.id`, sql`(${span.to}::date - 1)`)}
          order by r.name collate "und-x-icu", r.id`,
    ),
    loadPlanVersions(database()),
  ]);
  return rows
    .map(({ id, name, problems, ...row }) => {
      const facts = { ...row, ...factsOf(row), planVersions, fiscalYearStartMonth };
      const missing = missingBasis(facts, span).filter((one) => !isSaid(one, problems ?? []));
      return { rep: { id, name }, missing: missing.map(({ message }) => `${message}.`) };
    })
    .filter(({ missing }) => missing.length > 0);
}

function factsOf({ assignments, quotas }: Pick<WithoutBasisRow, "assignments" | "quotas">) {
  return {
    assignments: assignments.map((one) => ({
      ...one,
      targetIncentive: one.targetIncentive === null ? null : BigInt(one.targetIncentive),
    })),
    quotas: (quotas ?? []).map((one) => ({ ...one, amount: BigInt(one.amount), ramp: ppm(BigInt(one.ramp)) })),
  };
}

/** A statement names the target incentive with its rep, a quota in the same words before the deals that wait for it. */
function isSaid({ kind, message }: Missing, problems: readonly StatementProblem[]): boolean {
  return problems.some(
    (one) => one.kind === kind && (kind === "target_incentive" || one.message.startsWith(`${message}.`)),
  );
}
