import type { CohortUnit } from "@/lib/domain/retention/cohort-buckets";
import type { CohortRow } from "@/lib/domain/retention/cohorts";
import type { Dimension, DimensionKey, MetricFilter } from "@/lib/metrics/types";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Period } from "@/lib/values/period";

/** What a table of cohorts can be split by: how a customer was won, and who it is. */
export const COHORT_DIMENSIONS = [
  "campaign",
  "channel",
  "product",
  "segment",
  "promotion",
  "discount_band",
  "deal_type",
] as const satisfies readonly Dimension[];
export type CohortDimension = (typeof COHORT_DIMENSIONS)[number];

export type CohortQuery = {
  readonly unit: CohortUnit;
  readonly by?: CohortDimension;
  /** Leaves out customers who first bought before this day. */
  readonly from?: CalendarDate;
  /** Facts from this day on are not seen; default: all that are known. */
  readonly to?: CalendarDate;
  readonly asOf?: CalendarDate;
  /** Active in a bucket or any later one, instead of in the bucket itself. */
  readonly unbounded?: boolean;
  readonly filters?: readonly MetricFilter[];
};

/** One cohort; with a split, of the group whose key it has. */
export type Cohort = CohortRow & { readonly key?: DimensionKey };

export type { CohortUnit };

export type FeedbackQuery = {
  readonly survey: "nps" | "csat";
  readonly period: Period;
  readonly campaignId?: number;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
};

export type FeedbackRow = {
  readonly id: number;
  readonly on: CalendarDate;
  readonly survey: "nps" | "csat";
  /** Null: asked, not answered. */
  readonly score: number | null;
  readonly comment: string | null;
  readonly account: { readonly id: number; readonly name: string } | null;
  readonly campaign: { readonly id: number; readonly name: string } | null;
};

export type FeedbackList = {
  readonly rows: readonly FeedbackRow[];
  readonly count: number;
  /** How many gave each score, lowest first; those who did not answer last. */
  readonly scores: readonly { readonly score: number | null; readonly count: number }[];
};
