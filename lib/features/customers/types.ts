import type { CohortUnit } from "@/lib/domain/retention/cohort-buckets";
import type { CohortRow } from "@/lib/domain/retention/cohorts";
import type { Dimension, DimensionKey, MetricFilter } from "@/lib/metrics/types";
import type { CalendarDate } from "@/lib/values/calendar-date";

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
