import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Period } from "@/lib/values/period";
import type { MeasureId } from "./measures";
import type { MetricCell } from "./types";

/**
 * A measure as it was loaded: whole minor units or a count, or a statistic with what stands beside it. Null without a reason: nobody
 * reported it; null with one: it cannot be known, such as a sum with a missing exchange rate.
 */
export type MeasureValue = {
  readonly value: bigint | number | null;
  readonly reason?: string;
} & Pick<MetricCell, "interval" | "n" | "note" | "parts">;

export type MeasureValues = Readonly<Partial<Record<MeasureId, MeasureValue>>>;

/** What a formula must know beside its measures: the days it is about, the last day known, and the currency of money. */
export type EvaluationContext = { readonly span: Period; readonly asOf: CalendarDate; readonly currency: string };
