import { join, type Sql, sql } from "./sql";

/** Rows whose column has one of the texts, in any case; no texts ask for nothing. */
export function hasOneOf(column: Sql, values: readonly string[] | undefined): Sql {
  if (values === undefined || values.length === 0) return sql`true`;
  return sql`lower(${column}) = any(${values.map((value) => value.toLowerCase())}::text[])`;
}

/** All of the conditions. */
export function allOf(conditions: readonly Sql[]): Sql {
  return sql`(${join([sql`true`, ...conditions], " and ")})`;
}
