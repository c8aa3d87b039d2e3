import type { GoodDirection } from "@/lib/values/comparison";
import type { Dimension } from "./dimensions";
import type { FactId } from "./facts";
import type { Formula } from "./formula";
import type { MeasureId } from "./measures";

/**
 * How a metric's number is meant: `share` is a ratio shown in percent (its changes in points), `ratio` a bare factor such as 2.9×,
 * `per_day_money` money a day, `index` 100 = base, `score` points of −100 to 100.
 */
export type MetricUnit =
  | "money"
  | "count"
  | "share"
  | "ratio"
  | "days"
  | "months"
  | "per_day_money"
  | "index"
  | "score";

/** Which part of the business a metric speaks of; it decides who may read it. */
export type MetricArea = "sales" | "pay" | "marketing" | "customers" | "awareness";

/** The kinds of rows that stand behind a metric, for drill-down; null where there is no list of them. */
export type RowsBehind = "deals" | "activities" | "leads" | "statement_lines" | "campaign_days" | "feedback" | null;

/** Which interval of 95 % stands beside the value. */
export type IntervalKind = "wilson" | "nps" | "newcombe" | "greenwood";

export type MetricDefinition = {
  readonly id: string;
  readonly name: string;
  readonly unit: MetricUnit;
  readonly good: GoodDirection;
  readonly area: MetricArea;
  readonly formula: Formula;
  /** The formula in words, made from the tree: `Deals won ÷ (Deals won + Deals lost)`. */
  readonly words: string;
  /** One sentence that says what the number means and what it leaves out. */
  readonly description: string;
  readonly dimensions: readonly Dimension[];
  /** Where the definition comes from. */
  readonly source: string;
  readonly facts: readonly FactId[];
  readonly interval: IntervalKind | null;
  /** The observations behind the value, where fewer than five of them make it doubtful. */
  readonly sample: Formula | null;
  /** Rows that should have counted and could not, such as data errors: how many, and what they are. */
  readonly leftOut: { readonly measure: MeasureId; readonly words: string } | null;
  readonly rows: RowsBehind;
  /** A cohort figure that still grows while its members have time left. */
  readonly maturing: boolean;
  /** Does not come from a query of its own: a table of cohorts, read by `attain retention`. */
  readonly table: boolean;
};
