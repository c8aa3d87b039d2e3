import { lengthInDays } from "@/lib/values/period";
import type { CommissionFacts } from "./facts";
import { PlanError, type Problem } from "./plan-error";
import { fiscalUnits } from "./window";

/** Throws PlanError when a deal, quota or assignment is there twice, a quota ends before it begins, or a period is not one whole statement period. */
export function checkFacts(facts: CommissionFacts): void {
  const { deals, quotas, assignments } = facts;
  const problems: Problem[] = [
    ...twice(deals.map(({ id }) => id)).map((id) => problem(`deal ${id}`, "is there twice; a deal is one fact")),
    ...twice(quotas.map(({ id }) => id)).map((id) => problem(`quota ${id}`, "is there twice; a quota is one fact")),
    ...twice(assignments.map(({ from }) => from)).map((from) =>
      problem(`plan from ${from}`, "is there twice; from one day on a rep is on one plan"),
    ),
    ...quotas
      .filter(({ from, to }) => lengthInDays({ from, to }) <= 0)
      .map(({ id, from, to }) => problem(`quota ${id}`, `ends on ${to} before it begins on ${from}`)),
  ];
  if (problems.length > 0) throw new PlanError(problems);
  checkPeriods(facts);
}

type PeriodFacts = Pick<CommissionFacts, "periods" | "statements" | "fiscalYearStartMonth">;

/** Throws PlanError when a period is there twice, or is not one whole statement period. */
export function checkPeriods({ periods, statements, fiscalYearStartMonth }: PeriodFacts): void {
  const units = fiscalUnits(fiscalYearStartMonth);
  const problems = twice(periods.map(({ from }) => from)).map((from) =>
    problem(`period from ${from}`, "is there twice"),
  );
  for (const { from, to } of periods) {
    const { span } = units(statements, from);
    if (span.from !== from || span.to !== to)
      problems.push(
        problem(`period ${from} to ${to}`, `is not one whole ${statements} such as ${span.from} to ${span.to}`),
      );
  }
  if (problems.length > 0) throw new PlanError(problems);
}

function problem(where: string, message: string): Problem {
  return { where, message };
}

function twice(keys: readonly string[]): string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const key of keys) (seen.has(key) ? repeated : seen).add(key);
  return [...repeated];
}
