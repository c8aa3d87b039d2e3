import type { CalendarDate } from "@/lib/values/calendar-date";

/** What a list of accounts can be sorted by. */
export const ACCOUNT_SORTS = ["name", "created_on"] as const;
export type AccountSort = (typeof ACCOUNT_SORTS)[number];

/** What a list of accounts can be filtered by. */
export const ACCOUNT_FILTERS = ["name", "segment", "industry", "country"] as const;
export type AccountFilter = (typeof ACCOUNT_FILTERS)[number];

/** A customer, or one who may become one. */
export type Account = {
  readonly id: number;
  readonly externalId: string | null;
  readonly name: string;
  readonly segment: string | null;
  readonly industry: string | null;
  readonly country: string | null;
  readonly createdOn: CalendarDate | null;
};
