import { divideRational, multiplyRational, ONE, type Rational, whole } from "./rational";

type FormulaFunction = (inputs: readonly Rational[]) => Rational | { readonly value: Rational; readonly note: string };

const HORIZON_MONTHS = 60n;

/** The pure functions that formulas name where arithmetic is not enough. They are called with known values only. */
export const FUNCTIONS = {
  /** Gross margin of a customer and month ÷ monthly churn; without churn, the margin of 60 months. */
  lifetime_value: ([margin = ONE, churn = ONE]) =>
    churn.n === 0n
      ? {
          value: multiplyRational(margin, whole(HORIZON_MONTHS)),
          note: `nobody left, so it is valued over a horizon of ${HORIZON_MONTHS} months`,
        }
      : divideRational(margin, churn),
} as const satisfies Record<string, FormulaFunction>;

export type FunctionName = keyof typeof FUNCTIONS;
