import type { Place } from "@/lib/values/place";
import { type Queryable, queryRows, raw, type Sql, sql } from "./sql";

/** What rows are sorted by, and in which direction; ties by id in the same direction, rows without it last in both. */
export type RowOrder = {
  readonly key: Sql;
  readonly type: "text" | "date" | "bigint" | "int";
  readonly id: Sql;
  readonly descending: boolean;
};

/** A condition for the rows that come after a place, which stays the same whatever rows come or go before it. */
export function rowsAfter({ key, type, id, descending }: RowOrder, place: Place | null): Sql {
  if (place === null) return sql`true`;
  const beyond = raw(descending ? "<" : ">");
  if (place.value === null) return sql`(${key} is null and ${id} ${beyond} ${place.id}::int)`;
  const value = sql`${place.value}::${raw(type)}`;
  return sql`(${key} ${beyond} ${value} or (${key} = ${value} and ${id} ${beyond} ${place.id}::int) or ${key} is null)`;
}

export type PageOf<Row> = { readonly rows: readonly Row[]; readonly next: Place | null };

type PageQuery = {
  readonly columns: Sql;
  readonly from: Sql;
  readonly where: Sql;
  readonly order: RowOrder;
  readonly after: Place | null;
  readonly limit: number;
};

/** A page of rows after a place, and the place after it where there are more. */
export async function readPage<Row extends { readonly id: number }>(
  on: Queryable,
  { columns, from, where, order, after, limit }: PageQuery,
): Promise<PageOf<Row>> {
  const direction = raw(order.descending ? "desc" : "asc");
  const found = await queryRows<Row & { placeValue: string | null }>(
    on,
    sql`select ${columns}, (${order.key})::text as "placeValue" from ${from}
        where ${where} and ${rowsAfter(order, after)}
        order by ${order.key} ${direction} nulls last, ${order.id} ${direction} limit ${limit + 1}::int`,
  );
  return pageOf(found, limit);
}

/** Cuts one row too many off, and says where the next page begins. */
export function pageOf<Row extends { readonly id: number; readonly placeValue: string | null }>(
  found: readonly Row[],
  limit: number,
): PageOf<Row> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? { value: last.placeValue, id: last.id } : null };
}
