import type { Named } from "@/lib/features/deals/types";
import type { MetricFilter, MetricId } from "@/lib/metrics/types";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Period } from "@/lib/values/period";
import type { Place } from "@/lib/values/place";

/** What becomes of a lead after its first contact, by the day it does. */
export const LEAD_STEPS = ["mql_on", "sql_on", "opportunity_on", "customer_on", "disqualified_on"] as const;
export type LeadStep = (typeof LEAD_STEPS)[number];

/** What a list of leads can be sorted by. */
export const LEAD_SORTS = ["lead", "campaign", "channel", "account", "first_contact_on", ...LEAD_STEPS] as const;
export type LeadSort = (typeof LEAD_SORTS)[number];

export type LeadListQuery = {
  /** Whose figure the rows stand behind. */
  readonly metric: MetricId;
  readonly period: Period;
  readonly filters: readonly MetricFilter[];
  readonly asOf?: CalendarDate;
  readonly sort: { readonly by: LeadSort; readonly descending: boolean };
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** Instead of the page's number: the place after which it begins, null for the first. */
  readonly after?: Place | null;
};

/** A lead without its owner: marketing is a team effort, and whose a lead is belongs to the results of reps. */
export type LeadRow = {
  readonly id: number;
  readonly externalId: string;
  readonly campaign: Named | null;
  readonly channel: string | null;
  readonly account: Named | null;
  readonly firstContactOn: CalendarDate;
  /** The day of each step that was reached by the last day known; a skipped stage is reached on the next one's date. */
  readonly steps: Readonly<Record<LeadStep, CalendarDate | null>>;
};

export type LeadList = {
  readonly rows: readonly LeadRow[];
  /** Where the next page begins, for a list that is read by places; null where there is no more. */
  readonly next: Place | null;
  readonly count: number;
  /** How many of all of them have reached each step so far. */
  readonly reached: Readonly<Record<LeadStep, number>>;
  /** Behind a conversion: how many of them have come to the step it asks for; else null. */
  readonly converted: number | null;
};
