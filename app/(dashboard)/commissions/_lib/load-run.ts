import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import {
  listRunMonths,
  listRunStatements,
  listWithoutBasis,
  listWithoutPlan,
} from "@/lib/features/commissions/queries";
import type { RunException, RunMonth, RunStatement, SeenStatement } from "@/lib/features/commissions/types";

export type Run = {
  readonly months: readonly RunMonth[];
  /** The month in view; null where there is no statement at all. */
  readonly month: RunMonth | null;
  readonly statements: readonly RunStatement[];
  readonly withoutPlan: Awaited<ReturnType<typeof listWithoutPlan>>;
  /** None of a locked month: what is missing now says nothing of it. */
  readonly withoutBasis: Awaited<ReturnType<typeof listWithoutBasis>>;
};

/** The month of the address, else the first that is over and not locked, else the latest, with its statements. */
export const loadRun = cache(async (scope: ReadScope, wanted: string | null): Promise<Run> => {
  const months = await listRunMonths(scope);
  const due = months.filter(({ lockedAt, period }) => lockedAt === null && period.to <= scope.today).at(-1);
  const running = months.find(({ period }) => period.from <= scope.today);
  const month = months.find(({ period }) => period.from.slice(0, 7) === wanted) ?? due ?? running ?? months[0] ?? null;
  if (!month) return { months, month, statements: [], withoutPlan: [], withoutBasis: [] };
  const [statements, withoutPlan, withoutBasis] = await Promise.all([
    listRunStatements(scope, month.period),
    listWithoutPlan(scope, month.period),
    month.lockedAt === null ? listWithoutBasis(scope, month.period) : [],
  ]);
  return { months, month, statements, withoutPlan, withoutBasis };
});

/** How much has to be looked at one by one: statements with exceptions that nobody has approved yet, and reps without a plan or what it asks for. */
export function waitingExceptions({ statements, withoutPlan, withoutBasis }: Run): number {
  return statements.filter(isException).length + withoutPlan.length + withoutBasis.length;
}

/** Whether the statement has exceptions that wait. */
export function isException(statement: RunStatement): boolean {
  return statement.exceptions.some((exception) => isWaiting(statement, exception));
}

/** Whether somebody has to look at it: nobody approved the statement with it, or its rep is not answered yet. */
export function isWaiting({ state }: RunStatement, { kind }: RunException): boolean {
  return state !== "locked" && (state !== "approved" || kind === "dispute");
}

/** A statement that may be chosen, with what is said of it before it is approved. */
export type ChoosableStatement = SeenStatement & { readonly name: string; readonly hasException: boolean };

/** What an approval says of a statement that is shown. */
export function toSeen({ id, fingerprint, payable }: SeenStatement): SeenStatement {
  return { id, fingerprint, payable };
}

/** The statements that may be chosen to be approved: those in review that could be computed, but one's own. */
export function choosableOf(statements: readonly RunStatement[], ownRepId: number | null): ChoosableStatement[] {
  return statements
    .filter(({ state, rep, problems }) => state === "in_review" && rep.id !== ownRepId && !problems.some(isFault))
    .map((statement) => ({ ...toSeen(statement), name: statement.rep.name, hasException: isException(statement) }));
}

/** A fault of the facts keeps a statement from being approved. */
function isFault({ kind }: RunStatement["problems"][number]): boolean {
  return kind === "plan";
}
