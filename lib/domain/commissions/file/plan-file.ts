import type { Accumulation, CreditedAt, GroupPick, Measure, Tiers } from "../plan";

/** A part of a file that may be left out or null. */
export type Maybe<T> = T | null | undefined;

/** The documented JSON of a plan: names as there, money, percents and dates still texts. Its shape has been checked, not its meaning. */
export type PlanFile = {
  readonly name: string;
  readonly currency: string;
  readonly components: readonly ComponentFile[];
  readonly spiffs?: Maybe<readonly SpiffFile[]>;
  readonly draw?: Maybe<{ readonly amount: string; readonly kind: "recoverable" | "non_recoverable" }>;
  /** Exactly one of `days` and `until`. */
  readonly holdback?: Maybe<{
    readonly percent: string;
    readonly days?: Maybe<number>;
    readonly until?: Maybe<"paid">;
  }>;
  readonly clawback?: Maybe<{ readonly days?: Maybe<number> }>;
  readonly cap?: Maybe<string>;
  readonly fixed_rates?: Maybe<Readonly<Record<string, string>>>;
};

export type ComponentFile = {
  readonly id: string;
  readonly name?: Maybe<string>;
  readonly earns_on: Measure;
  readonly credited_at?: Maybe<CreditedAt>;
  readonly accumulates: Accumulation;
  readonly whose?: Maybe<"own" | "team">;
  readonly when?: Maybe<FilterFile>;
  readonly rate: RateFile;
  readonly threshold?: Maybe<{ readonly at: string; readonly from: "zero" | "above" }>;
  readonly cap?: Maybe<string>;
  readonly bonus?: Maybe<readonly { readonly at: string; readonly amount: string }[]>;
  readonly group?: Maybe<{ readonly id: string; readonly pick: GroupPick }>;
};

/** Exactly one of its parts is given. */
type RateFile = {
  readonly flat?: Maybe<string>;
  readonly per_deal?: Maybe<string>;
  readonly tiers?: Maybe<{
    readonly over: Tiers["over"];
    readonly mode: Tiers["mode"];
    readonly boundary?: Maybe<Tiers["boundary"]>;
    readonly steps: readonly StepFile[];
  }>;
};

/** Exactly one of `percent`, `amount` and `of_target`. */
export type StepFile = {
  readonly from: string;
  readonly to?: Maybe<string>;
  readonly percent?: Maybe<string>;
  readonly amount?: Maybe<string>;
  readonly of_target?: Maybe<string>;
};

export type FilterFile = {
  readonly type?: Maybe<readonly string[]>;
  readonly product?: Maybe<readonly string[]>;
  readonly segment?: Maybe<readonly string[]>;
  readonly channel?: Maybe<readonly string[]>;
  readonly promotion?: Maybe<readonly string[]>;
  readonly min_amount?: Maybe<string>;
  readonly max_discount?: Maybe<string>;
};

/** Exactly one of `amount` and `percent`. */
export type SpiffFile = {
  readonly id: string;
  readonly name?: Maybe<string>;
  readonly from: string;
  readonly to: string;
  readonly when?: Maybe<FilterFile>;
  readonly amount?: Maybe<string>;
  readonly percent?: Maybe<string>;
  readonly budget?: Maybe<string>;
};
