import type { Reach } from "@/lib/auth/scope";
import { empty, join, type Sql, sql } from "@/lib/db/sql";
import type { Dimension } from "@/lib/metrics/dimensions";
import { type Column, type Columns, joinsOf } from "./columns";
import type { FactRequest, ResolvedFilter } from "./request";
import type { Source } from "./source";
import { and, or } from "./sql-parts";

/** A dimension's column. A missing one is a fault of the program: the registry promised it. */
export function columnOf(columns: Columns, dimension: Dimension): Column {
  const column = columns[dimension];
  if (!column) throw new Error(`no column for ${dimension}`);
  return column;
}

/** The rows that a filter lets through. */
export function filterCondition(columns: Columns, filter: ResolvedFilter): Sql {
  const { key } = columnOf(columns, filter.dimension);
  const listed = listedCondition(key, filter);
  return filter.orNone ? or(listed, sql`${key} is null`) : listed;
}

function listedCondition(key: Sql, filter: ResolvedFilter): Sql {
  switch (filter.kind) {
    case "ids":
      // One id stays an id to the planner, which knows how many rows have it.
      return filter.ids.length === 1
        ? sql`${key} = ${filter.ids[0]}::int`
        : sql`${key} = any(${[...filter.ids]}::int[])`;
    case "texts":
      return sql`${key} = any(${[...filter.texts]}::text[])`;
    case "any":
      return sql`${key} is not null`;
  }
}

/** The one place where a reach becomes a row filter; null where it lets every row through. */
function reachCondition(columns: Columns, reach: Reach): { condition: Sql; columns: readonly Column[] } | null {
  if (reach.kind === "all") return null;
  const rep = columnOf(columns, "rep");
  if (reach.kind === "own") return { condition: sql`${rep.key} = ${reach.repId}::int`, columns: [rep] };
  const team = columnOf(columns, "team");
  const teams = sql`${team.key} = any(${[...reach.teamIds]}::int[])`;
  const condition = reach.ownRepId === null ? teams : or(teams, sql`${rep.key} = ${reach.ownRepId}::int`);
  return { condition, columns: [rep, team] };
}

type Rows = Pick<Source, "table" | "joins" | "columns" | "where" | "remaining">;

/** The rows of a source that the request's filters and reach let through, with the joins that these and the columns `used` need. */
export function selectedRows(
  request: Pick<FactRequest, "filters" | "reach">,
  rows: Rows,
  used: readonly Column[] = [],
): { from: Sql; where: Sql } {
  const { filters, reach } = rows.remaining ?? request;
  const within = reachCondition(rows.columns, reach);
  const filtered = filters.map(({ dimension }) => columnOf(rows.columns, dimension));
  const joins = joinsOf([rows, ...used, ...filtered, ...(within?.columns ?? [])]);
  const conditions = [rows.where, ...filters.map((filter) => filterCondition(rows.columns, filter))];
  if (within) conditions.push(within.condition);
  return { from: sql`${rows.table} ${join([empty, ...joins], " ")}`, where: and(...conditions) };
}
