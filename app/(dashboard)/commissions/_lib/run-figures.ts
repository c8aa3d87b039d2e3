import type { RunStatement } from "@/lib/features/commissions/types";
import { type Money, money } from "@/lib/values/money";
import { sumsOf } from "./sums";

/** An addend of what a month pays, in each of its currencies. */
export type RunFigure = { readonly label: string; readonly words: string; readonly sums: readonly Money[] };

/** What statements earned and what was added and taken until it is what is paid: those of nothing are left out, the rest sums to it. */
export function runFiguresOf(statements: readonly RunStatement[]): RunFigure[] {
  const figure = (label: string, words: string, of: (statement: RunStatement) => Money): RunFigure => ({
    label,
    words,
    sums: sumsOf(statements, of),
  });
  const rest = [
    figure("Kept back and set free", "below zero: more is kept back", ({ withheld }) =>
      money(-withheld.minor, withheld.currency),
    ),
    figure("Draw", "advanced, less what was repaid", ({ draw }) => draw),
    figure("Carried", "to later months, less what was repaid", ({ carried }) => carried),
    figure("Adjusted", "by hand, each with a reason", ({ adjusted }) => adjusted),
  ];
  return [
    figure("Earned", "corrections of earlier months included", ({ earned }) => earned),
    ...rest.filter(({ sums }) => sums.some(({ minor }) => minor !== 0n)),
  ];
}
