import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import { listRunMonths, listRunStatements, listWithoutPlan } from "@/lib/features/commissions/queries";
import type { RunMonth, RunStatement, SeenStatement } from "@/lib/features/commissions/types";
import type { Money } from "@/lib/values/money";

export type Run = {
  readonly months: readonly RunMonth[];
  /** The month in view; null where there is no statement at all. */
  readonly month: RunMonth | null;
  readonly statements: readonly RunStatement[];
  readonly withoutPlan: Awaited<ReturnType<typeof listWithoutPlan>>;
};

/** The month of the address, else the first that is over and not locked, else the latest, with its statements. */
export const loadRun = cache(async (scope: ReadScope, wanted: string | null): Promise<Run> => {
  const months = await listRunMonths(scope);
  const due = months.filter(({ lockedAt, period }) => lockedAt === null && period.to <= scope.today).at(-1);
  const running = months.find(({ period }) => period.from <= scope.today);
  const month = months.find(({ period }) => period.from.slice(0, 7) === wanted) ?? due ?? running ?? months[0] ?? null;
  if (!month) return { months, month, statements: [], withoutPlan: [] };
  const [statements, withoutPlan] = await Promise.all([
    listRunStatements(scope, month.period),
    listWithoutPlan(scope, month.period),
  ]);
  return { months, month, statements, withoutPlan };
});

/** How much has to be looked at one by one: statements with exceptions that nobody has approved yet, and reps without a plan. */
export function waitingExceptions({ statements, withoutPlan }: Run): number {
  return statements.filter(isException).length + withoutPlan.length;
}

/** Whether the statement has exceptions and nobody has approved it with them. */
export function isException({ state, exceptions }: RunStatement): boolean {
  return exceptions.length > 0 && state !== "approved" && state !== "locked";
}

/** What an approval says of a statement that is shown. */
export function toSeen({ id, fingerprint, payable }: SeenStatement): SeenStatement {
  return { id, fingerprint, payable };
}

/** Sums of statements by currency, the currency with the most statements first. */
export function sumsOf(statements: readonly RunStatement[], of: (statement: RunStatement) => Money): Money[] {
  const sums = new Map<string, { count: number; minor: bigint }>();
  for (const statement of statements) {
    const { minor, currency } = of(statement);
    const sum = sums.get(currency) ?? { count: 0, minor: 0n };
    sums.set(currency, { count: sum.count + 1, minor: sum.minor + minor });
  }
  return [...sums].sort(([, a], [, b]) => b.count - a.count).map(([currency, { minor }]) => ({ minor, currency }));
}
