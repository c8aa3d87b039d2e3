import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, raw, type Sql, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { repsEverIn } from "@/lib/features/teams/queries";
import { ANY_ENTITY, DIMENSIONS, DISCOUNT_BANDS, type Dimension, NO_ENTITY } from "@/lib/metrics/dimensions";
import type { MetricFilter } from "@/lib/metrics/types";
import type { ResolvedFilter } from "./request";

/** Whose reach decides which names are known, and on which day; null: all are. */
type Asker = Pick<ReadScope, "reach" | "today"> | null;

/** The tables that entities' ids and names are in. */
export const ENTITY_TABLES: Readonly<Partial<Record<Dimension, string>>> = {
  rep: "reps",
  team: "teams",
  product: "products",
  stage: "stages",
  promotion: "promotions",
  campaign: "campaigns",
};

const CHOICES: Readonly<Partial<Record<Dimension, readonly string[]>>> = {
  deal_type: ["new", "expansion", "renewal"],
  activity_type: ["call", "email", "meeting", "demo"],
  survey: ["nps", "csat"],
  discount_band: Object.keys(DISCOUNT_BANDS),
};

/**
 * Turns names into ids. An entity may be given by id or, in any case, by name; a text stands for itself; `(none)` is a row without one,
 * `(any)` every other. A rep or team beyond the reach is to the asker as if there were none.
 * Throws `invalid_input` on a value that nothing has, `misuse` on a filter by time.
 */
export async function resolveFilters(filters: readonly MetricFilter[], asker: Asker = null): Promise<ResolvedFilter[]> {
  return await Promise.all(filters.map((filter) => resolveFilter(filter, asker)));
}

async function resolveFilter({ dimension, values, known }: MetricFilter, asker: Asker): Promise<ResolvedFilter> {
  const wanted = values.filter((value) => value !== NO_ENTITY);
  const orNone = wanted.length < values.length;
  const { kind } = DIMENSIONS[dimension];
  if (kind === "time") throw new AppError("misuse", `Filter by time with a period, not with ${dimension}.`);
  if (wanted.includes(ANY_ENTITY)) return { dimension, kind: "any", orNone };
  if (kind === "entity")
    return {
      dimension,
      kind: "ids",
      ids: known ? wanted.map(Number) : await findIds(dimension, wanted, asker),
      orNone,
    };
  const choices = CHOICES[dimension];
  const unknown = choices && wanted.find((value) => !choices.includes(value));
  if (unknown !== undefined)
    throw new AppError(
      "invalid_input",
      `"${unknown}" is no ${wordsOf(dimension)}; accepted are ${choices?.join(", ")}.`,
    );
  return { dimension, kind: "texts", texts: wanted, orNone };
}

async function findIds(dimension: Dimension, values: readonly string[], asker: Asker): Promise<number[]> {
  if (values.length === 0) return [];
  const table = ENTITY_TABLES[dimension];
  const ids = values.filter((value) => /^\d{1,9}$/.test(value)).map(Number);
  const names = values.map((value) => value.toLowerCase());
  const found = await queryRows<{ id: number; name: string }>(
    database(),
    sql`select id, lower(name) as name from ${raw(table ?? "")} where (id = any(${ids}::int[]) or lower(name) = any(${names}::text[])) and ${seen(dimension, asker)}`,
  );
  return values.flatMap((value) => {
    const byId = found.filter(({ id }) => String(id) === value);
    const matches = byId.length > 0 ? byId : found.filter(({ name }) => name === value.toLowerCase());
    if (matches.length === 0) throw new AppError("invalid_input", `There is no ${wordsOf(dimension)} "${value}".`);
    return matches.map(({ id }) => id);
  });
}

/** Which reps and teams the asker may know of: themselves, and those who are or were in one of their teams. */
function seen(dimension: Dimension, asker: Asker): Sql {
  if (asker === null || asker.reach.kind === "all" || (dimension !== "rep" && dimension !== "team")) return sql`true`;
  const { reach, today } = asker;
  const ownRepId = reach.kind === "own" ? reach.repId : reach.ownRepId;
  const teamIds = reach.kind === "own" ? [] : [...reach.teamIds];
  if (dimension === "team")
    return sql`(id = any(${teamIds}::int[]) or id in (select team_id from team_memberships where rep_id = ${ownRepId}::int))`;
  return sql`(id = ${ownRepId}::int or id in ${repsEverIn(teamIds, today)})`;
}

function wordsOf(dimension: Dimension): string {
  return DIMENSIONS[dimension].label.toLowerCase();
}
