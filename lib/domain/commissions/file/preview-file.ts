import type { DealEvent, StatementUnit } from "../facts";
import type { Maybe, PlanFile } from "./plan-file";

/** The documented JSON of a preview: one plan, one rep and the facts. Its shape has been checked, not its meaning. */
export type PreviewFile = {
  readonly plan: PlanFile;
  readonly rep: string;
  readonly statements?: Maybe<StatementUnit>;
  readonly periods: readonly string[];
  readonly fiscal_year_start?: Maybe<number | string>;
  readonly started_on?: Maybe<string>;
  readonly ended_on?: Maybe<string>;
  readonly target_incentive?: Maybe<string>;
  readonly quotas?: Maybe<readonly QuotaFile[]>;
  readonly deals?: Maybe<readonly DealFile[]>;
  readonly fx_rates?: Maybe<readonly RateRowFile[]>;
  readonly team?: Maybe<readonly (string | MemberFile)[]>;
  readonly adjustments?: Maybe<readonly AdjustmentFile[]>;
};

type RecordedFile = { readonly recorded_on?: Maybe<string> };

export type QuotaFile = RecordedFile & {
  readonly id?: Maybe<string>;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly currency?: Maybe<string>;
  readonly ramp?: Maybe<string>;
};

export type DealFile = RecordedFile & {
  readonly id: string;
  readonly name?: Maybe<string>;
  readonly on: string;
  readonly amount: string;
  readonly currency?: Maybe<string>;
  readonly cost?: Maybe<string>;
  readonly recurring_amount?: Maybe<string>;
  readonly list_amount?: Maybe<string>;
  readonly units?: Maybe<string | number>;
  readonly type?: Maybe<string>;
  readonly product?: Maybe<string>;
  readonly segment?: Maybe<string>;
  readonly channel?: Maybe<string>;
  readonly promotion?: Maybe<string>;
  /** Left out: all of it is the rep's. */
  readonly credits?: Maybe<readonly CreditFile[]>;
  readonly events?: Maybe<readonly EventFile[]>;
};

export type CreditFile = {
  readonly rep: string;
  readonly name?: Maybe<string>;
  readonly share: string;
  readonly overlay?: Maybe<boolean>;
};

export type EventFile = RecordedFile & {
  readonly id?: Maybe<string>;
  readonly type: DealEvent["type"];
  readonly on: string;
  readonly amount?: Maybe<string>;
};

export type RateRowFile = RecordedFile & { readonly on: string; readonly currency: string; readonly rate: string };

export type MemberFile = RecordedFile & {
  readonly rep: string;
  readonly from?: Maybe<string>;
  readonly to?: Maybe<string>;
};

/** Exactly one of `on` and `period`. */
export type AdjustmentFile = RecordedFile & {
  readonly id?: Maybe<string>;
  readonly on?: Maybe<string>;
  readonly period?: Maybe<string>;
  readonly amount: string;
  readonly reason: string;
  readonly by?: Maybe<string>;
};
