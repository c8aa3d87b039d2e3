import { type Sql, sql } from "@/lib/db/sql";
import { MEMBERSHIPS } from "@/lib/features/teams/queries";
import { DIMENSIONS, type Dimension } from "@/lib/metrics/dimensions";

/** A join that a statement has once, however many of its columns need it. */
export type Join = { readonly name: string; readonly sql: Sql };

/** A dimension's key in a statement: an id or a text, null where a row has none. */
export type Column = { readonly key: Sql; readonly joins: readonly Join[] };

export type Columns = Readonly<Partial<Record<Dimension, Column>>>;

/** A column of the source's own table. */
export const own = (key: Sql): Column => ({ key, joins: [] });

/** Who sold: `rep` is the rep's id and `on` the day whose team counts. */
export function sellerColumns(rep: Sql, on: Sql, before: readonly Join[] = []): Columns {
  const reps: Join = { name: "reps", sql: sql`join reps r on r.id = ${rep}` };
  return {
    rep: { key: rep, joins: before },
    team: { key: sql`m.team_id`, joins: [...before, membershipOf(rep, on)] },
    region: { key: sql`nullif(r.region, '')`, joins: [...before, reps] },
  };
}

/** The team of a rep on a day. */
function membershipOf(rep: Sql, on: Sql): Join {
  return {
    name: "membership",
    sql: sql`left join ${MEMBERSHIPS} m on m.rep_id = ${rep} and ${on} >= m.from_on and ${on} < m.to_on`,
  };
}

export function accountOf(account: Sql): Join {
  return { name: "account", sql: sql`left join accounts a on a.id = ${account}` };
}

export function campaignOf(campaign: Sql): Join {
  return { name: "campaign", sql: sql`left join campaigns k on k.id = ${campaign}` };
}

/** The joins of all columns, each once, in the order they are first needed. */
export function joinsOf(columns: readonly Pick<Column, "joins">[]): Sql[] {
  const joins = new Map(columns.flatMap((column) => column.joins.map((join) => [join.name, join.sql] as const)));
  return [...joins.values()];
}

/** Whether a dimension's keys are ids; the others are texts. */
export function isEntity(dimension: Dimension): boolean {
  return DIMENSIONS[dimension].kind === "entity";
}
