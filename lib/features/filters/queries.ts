import { reachOf } from "@/lib/auth/permissions";
import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, raw, type Sql, sql } from "@/lib/db/sql";
import { reachForAction } from "@/lib/features/metrics/queries";
import { repsEverIn } from "@/lib/features/teams/queries";
import type { Dimension } from "@/lib/metrics/dimensions";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { FilterChoice } from "./types";

const ENTITIES: Partial<Record<Dimension, string>> = {
  rep: "reps",
  team: "teams",
  product: "products",
  stage: "stages",
  promotion: "promotions",
  campaign: "campaigns",
};

const TEXTS: Partial<Record<Dimension, Sql>> = {
  region: sql`select distinct region as name from reps where region <> ''`,
  segment: sql`select distinct segment as name from accounts where segment <> ''`,
  lost_reason: sql`select distinct lost_reason as name from deals where lost_reason <> ''`,
  channel: sql`select distinct channel as name from campaigns where channel <> ''
    union select distinct channel from deals where channel <> ''
    union select distinct channel from leads where channel <> ''
    union select distinct channel from campaign_days where channel <> ''`,
  market: sql`select distinct market as name from brand_surveys where market <> ''
    union select distinct market from brand_signals where market <> ''`,
};

/** The names of entities that filters name by id. Unknown ids are left out, and reps and teams whose results the actor may not see. */
export async function listEntityNames(
  scope: ReadScope,
  dimension: Dimension,
  ids: readonly string[],
): Promise<FilterChoice[]> {
  const table = ENTITIES[dimension];
  const numbers = ids.filter((id) => /^\d{1,9}$/.test(id)).map(Number);
  if (!table || numbers.length === 0) return [];
  const within = await namedTo(scope, dimension);
  return await queryRows<FilterChoice>(
    database(),
    sql`select id::text as id, name from ${raw(table)} where id = any(${numbers}::int[]) and ${within}`,
  );
}

/** What a dimension can be filtered by, by name; empty for those whose choices are fixed. Reps and teams whose results the actor may not see are not named. */
export async function listFilterChoices(scope: ReadScope, dimension: Dimension, limit = 500): Promise<FilterChoice[]> {
  const table = ENTITIES[dimension];
  if (table) {
    const within = await namedTo(scope, dimension);
    return await queryRows<FilterChoice>(
      database(),
      sql`select id::text as id, name from ${raw(table)} where ${within} order by name collate "und-x-icu", id limit ${limit}::int`,
    );
  }
  const texts = TEXTS[dimension];
  if (!texts || (dimension === "region" && reachOf(scope.actor.roles, "sales.read") === null)) return [];
  return await queryRows<FilterChoice>(
    database(),
    sql`select name as id, name from (${texts}) t order by name collate "und-x-icu" limit ${limit}::int`,
  );
}

/** The first day that anything happened on; null while there is no data. It bounds "all time" and says nothing about whose it was. */
export async function findEarliestDay(_scope: ReadScope): Promise<CalendarDate | null> {
  const [row] = await queryRows<{ day: CalendarDate | null }>(
    database(),
    sql`select least(
      (select min(opened_on) from deals), (select min(closed_on) from deals), (select min(first_contact_on) from leads),
      (select min("on") from campaign_days), (select min("on") from activities), (select min("on") from purchases)
    ) as day`,
  );
  return row?.day ?? null;
}

/** The entities of a dimension that the actor may know by name. */
async function namedTo(scope: ReadScope, dimension: Dimension): Promise<Sql> {
  if (dimension === "rep") return await repsWithResults(scope);
  return dimension === "team" ? await teamsWithResults(scope) : sql`true`;
}

async function repsWithResults(scope: ReadScope): Promise<Sql> {
  if (reachOf(scope.actor.roles, "sales.read") === null) return sql`false`;
  return repsInReach({ reach: await reachForAction(scope, "sales.read", "reps"), today: scope.today });
}

async function teamsWithResults(scope: ReadScope): Promise<Sql> {
  if (reachOf(scope.actor.roles, "sales.read") === null) return sql`false`;
  return teamsInReach({ reach: await reachForAction(scope, "sales.read", "teams") });
}

function teamsInReach({ reach }: Pick<ReadScope, "reach">): Sql {
  if (reach.kind === "all") return sql`true`;
  return reach.kind === "team" ? sql`id = any(${[...reach.teamIds]}::int[])` : sql`false`;
}

function repsInReach({ reach, today }: Pick<ReadScope, "reach" | "today">): Sql {
  if (reach.kind === "all") return sql`true`;
  if (reach.kind === "own") return sql`id = ${reach.repId}::int`;
  return sql`(id = ${reach.ownRepId}::int or id in ${repsEverIn(reach.teamIds, today)})`;
}
