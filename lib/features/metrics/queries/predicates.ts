import type { Reach } from "@/lib/auth/scope";
import { type Sql, sql } from "@/lib/db/sql";
import type { Dimension } from "@/lib/metrics/dimensions";
import type { Column, Columns } from "./columns";
import type { ResolvedFilter } from "./request";
import { or } from "./sql-parts";

/** A dimension's column. A missing one is a fault of the program: the registry promised it. */
export function columnOf(columns: Columns, dimension: Dimension): Column {
  const column = columns[dimension];
  if (!column) throw new Error(`no column for ${dimension}`);
  return column;
}

/** The rows that a filter lets through. */
export function filterCondition(columns: Columns, filter: ResolvedFilter): Sql {
  const { key } = columnOf(columns, filter.dimension);
  const listed =
    filter.kind === "ids"
      ? sql`${key} = any(${[...filter.ids]}::int[])`
      : sql`${key} = any(${[...filter.texts]}::text[])`;
  return filter.orNone ? or(listed, sql`${key} is null`) : listed;
}

/** The one place where a reach becomes a row filter; null where it lets every row through. */
export function reachCondition(columns: Columns, reach: Reach): { condition: Sql; columns: readonly Column[] } | null {
  if (reach.kind === "all") return null;
  const rep = columnOf(columns, "rep");
  if (reach.kind === "own") return { condition: sql`${rep.key} = ${reach.repId}::int`, columns: [rep] };
  const team = columnOf(columns, "team");
  const teams = sql`${team.key} = any(${[...reach.teamIds]}::int[])`;
  const condition = reach.ownRepId === null ? teams : or(teams, sql`${rep.key} = ${reach.ownRepId}::int`);
  return { condition, columns: [rep, team] };
}
