import type { Explanation } from "./explanation";
import { lineKey } from "./line-key";
import type { Statement, StatementLine } from "./statement";

/** How much locked statements carry for one line's key. */
export type PaidBefore = { readonly credited: bigint; readonly earned: bigint };

/** What locked statements carry for one line's key. */
export type Locked = PaidBefore & {
  /** The line that carried it last. */
  readonly line: StatementLine;
  /** Why it was that number when a statement last carried it. */
  readonly explanation: Explanation;
};

/** The lines of locked statements, summed by key. */
export function sumLocked(statements: readonly Statement[]): Map<string, Locked> {
  const sums = new Map<string, Locked>();
  for (const { lines } of inOrder(statements)) {
    for (const line of lines) {
      const key = lineKey(line.component, line.deal, line.originPeriod);
      const before = sums.get(key);
      const credited = (before?.credited ?? 0n) + line.credited;
      const earned = (before?.earned ?? 0n) + line.earned;
      sums.set(key, { credited, earned, line, explanation: line.explanation });
    }
  }
  return sums;
}

/** What locked statements still hold back, by key. */
export function sumHeld(statements: readonly Statement[]): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { holds } of statements) {
    for (const { component, deal, originPeriod, held } of holds) {
      const key = lineKey(component, deal, originPeriod);
      sums.set(key, (sums.get(key) ?? 0n) + held);
    }
  }
  return sums;
}

/** Statements by time. */
export function inOrder(statements: readonly Statement[]): Statement[] {
  return [...statements].sort((a, b) => (a.span.from < b.span.from ? -1 : 1));
}
