import type { Interval } from "@/lib/domain/statistics/interval";
import type { CalendarDate } from "@/lib/values/calendar-date";

/** A share of people, with how many were asked and its 95 % interval; value and interval are null where nobody was. */
export type Share = { readonly value: number | null; readonly interval: Interval | null; readonly n: number };

/** One wave of a brand survey. */
export type SurveyWaveRow = {
  readonly id: number;
  readonly on: CalendarDate;
  /** Null: all markets. */
  readonly market: string | null;
  readonly campaign: { readonly id: number; readonly name: string } | null;
  readonly respondents: number;
  readonly aided: Share;
  readonly unaided: Share;
  /** Awareness of the exposed less that of the control group; null without both groups. */
  readonly lift: { readonly value: number | null; readonly interval: Interval | null };
};
