import { join, raw, type Sql, sql } from "@/lib/db/sql";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Range } from "./ranges";

export const and = (...conditions: readonly Sql[]): Sql => join(conditions, " and ");
export const or = (...conditions: readonly Sql[]): Sql => sql`(${join(conditions, " or ")})`;
export const day = (date: CalendarDate): Sql => sql`${date}::date`;

/** The days of a range that are known. */
export function within(date: Sql, { span, until }: Range): Sql {
  return sql`${date} >= ${day(span.from)} and ${date} < ${day(until)}`;
}

/** Why a sum is not known: a row has an amount but no amount in the organisation's currency. `on` is the day whose rate counts, null for the latest. */
export function missingRate(currency: Sql, on: Sql, where: Sql): Sql {
  return sql`min('no exchange rate for ' || ${currency} || coalesce(' on ' || to_char(${on}, 'YYYY-MM-DD'), '')) filter (where ${where})`;
}

/** `amount × millionths ÷ 1,000,000`, rounded half up, without leaving bigint; neither is negative. */
export function partOf(amount: Sql, millionths: Sql): Sql {
  return sql`((${amount}) / 1000000 * (${millionths}) + ((${amount}) % 1000000 * (${millionths}) + 500000) / 1000000)`;
}

/** A name for a column that the code makes itself. */
export const alias = (name: string, index: number): Sql => raw(`${name}${index}`);
