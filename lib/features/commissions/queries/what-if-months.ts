import { compareStatements, type StatementSum } from "@/lib/domain/commissions/compare-statements";
import { lineKey } from "@/lib/domain/commissions/line-key";
import type { StatementLine } from "@/lib/domain/commissions/statement";
import { money } from "@/lib/values/money";
import type { WhatIf, WhatIfLine, WhatIfMonth } from "../types";
import type { StoredDeal } from "./deal-facts";
import type { RepStatement } from "./rep-statements";

/** The months whose statements differ between two computations, and by how much over all of them; `deals` are those that only the second knows. */
export function compareMonths(
  before: readonly RepStatement[],
  after: readonly RepStatement[],
  deals: readonly StoredDeal[],
  currency: string,
): Pick<WhatIf, "months" | "difference"> {
  const known = new Map(before.map((statement) => [statement.period, statement]));
  const names = new Map(deals.map(({ id, name }) => [id, name ?? id]));
  const pairs = after.map((statement) => ({ statement, was: known.get(statement.period) ?? null }));
  const months = pairs
    .map(({ statement, was }) => monthOf(statement, was, names))
    .filter(({ changes, lines, problems }) => [changes, lines, problems].some(({ length }) => length > 0));
  const paid = (statements: readonly RepStatement[]) => statements.reduce((sum, { payable }) => sum + payable, 0n);
  return { months, difference: money(paid(after) - paid(before), currency) };
}

function monthOf(statement: RepStatement, was: RepStatement | null, names: ReadonlyMap<string, string>): WhatIfMonth {
  const { span, currency, lines, problems } = statement;
  const toMoney = (minor: bigint) => money(minor, currency);
  const [sum, sumBefore] = [sumOf(statement), was && sumOf(was)];
  const lineBefore = new Map((was?.lines ?? []).map((line) => [keyOf(line), line]));
  const componentNames = new Map(
    [...(sumBefore?.components ?? []), ...sum.components].map(({ key, name }) => [key, name]),
  );
  const earned = (from: StatementSum | null, key: string) =>
    from?.components.find((component) => component.key === key)?.earned ?? 0n;
  return {
    period: span,
    before: toMoney(was?.payable ?? 0n),
    payable: toMoney(statement.payable),
    held: toMoney(statement.held),
    balance: toMoney(statement.balance),
    components: [...componentNames].map(([key, name]) => ({
      name,
      before: toMoney(earned(sumBefore, key)),
      earned: toMoney(earned(sum, key)),
    })),
    changes: compareStatements(sumBefore, sum),
    lines: lines.flatMap((line): WhatIfLine[] => {
      const earlier = lineBefore.get(keyOf(line));
      if (earlier?.earned === line.earned) return [];
      return [
        {
          name: (line.deal !== null && names.get(line.deal)) || (line.deal ?? "Cap of the period"),
          componentName: line.componentName,
          on: line.on,
          supposed: line.deal !== null && names.has(line.deal),
          before: earlier ? toMoney(earlier.earned) : null,
          earned: toMoney(line.earned),
          explanation: line.explanation,
        },
      ];
    }),
    problems: problems.filter(
      ({ where, message }) => !was?.problems.some((p) => p.where === where && p.message === message),
    ),
  };
}

function sumOf({ span, lines, holds, draw, carried, adjusted }: RepStatement): StatementSum {
  const own = lines.filter(({ originFrom }) => originFrom === span.from);
  const keys = new Map(own.map(({ component, componentName }) => [component, componentName]));
  const total = (of: readonly StatementLine[]) => of.reduce((sum, { earned }) => sum + earned, 0n);
  return {
    components: [...keys].map(([key, name]) => ({
      key,
      name,
      earned: total(own.filter(({ component }) => component === key)),
    })),
    corrections: total(lines.filter(({ originFrom }) => originFrom !== span.from)),
    withheld: holds.reduce((sum, { held }) => sum + held, 0n),
    draw,
    carried,
    adjusted,
  };
}

function keyOf({ component, deal, originPeriod }: StatementLine): string {
  return lineKey(component, deal, originPeriod);
}
