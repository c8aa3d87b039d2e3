import type { Place } from "./place";

/** A page of a list by places: what it is sorted by, and the place after which it begins (null: the first). */
export type ListQuery<Sort extends string, Filter extends string> = {
  readonly sort: { readonly by: Sort; readonly descending: boolean };
  readonly after: Place | null;
  readonly limit: number;
  /** Rows that have one of the texts in each of these, in any case. */
  readonly filter: Readonly<Partial<Record<Filter, readonly string[] | undefined>>>;
};

/** A page's rows, and where the next one begins; null where there is no more. */
export type ListPage<Row> = { readonly rows: readonly Row[]; readonly next: Place | null };
