import { empty, join, raw, type Sql, sql } from "@/lib/db/sql";
import type { Dimension } from "@/lib/metrics/dimensions";
import type { MeasureId } from "@/lib/metrics/measures";
import { type Column, isEntity } from "./columns";
import { columnOf, selectedRows } from "./predicates";
import type { Range } from "./ranges";
import type { FactRequest } from "./request";
import type { Source, SourceOf } from "./source";
import { alias } from "./sql-parts";

/**
 * One statement for all of a fact's ranges and levels: a grouped select for each, put together with `union all`, so that each reads its
 * own days through the date's index and joins only what is asked of it.
 */
export function factStatement(request: FactRequest, sourceOf: SourceOf, levels: readonly ("row" | "total")[]): Sql {
  const branches = request.ranges.flatMap((range) =>
    levels.map((level) => branch(request, sourceOf(request, range, level), range, level)),
  );
  return join(branches, " union all ");
}

function branch(request: FactRequest, source: Source, range: Range, level: "row" | "total"): Sql {
  const by = level === "row" ? request.by.map((dimension) => columnOf(source.columns, dimension)) : [];
  const time = level === "row" && request.unit !== null ? timeColumns(source) : [];
  const { from, where } = selectedRows(request, source, by);
  return sql`select ${level}::text as level, ${range.index}::int as range,
      ${time[0] ?? sql`null::int`} as bucket, ${time[1] ?? sql`null::int`} as bucket_end
      ${level === "row" ? keys(by) : noKeys(request.by)} ${measures(request.measures, source)}
    from ${from} where ${where} ${groups(time.length, by.length)}`;
}

function timeColumns({ bucket, bucketEnd }: Source): Sql[] {
  return [bucket, bucketEnd].flatMap((part) => part ?? []);
}

function keys(by: readonly Column[]): Sql {
  return join([empty, ...by.map(({ key }, index) => sql`, ${key} as ${alias("k", index)}`)], " ");
}

/** A total has no keys, but as many columns of the same types. */
function noKeys(by: readonly Dimension[]): Sql {
  return join([empty, ...by.map((dimension) => raw(isEntity(dimension) ? ", null::int" : ", null::text"))], " ");
}

/** Groups by the places of the columns, so that no expression is written twice; without any, nothing found is no row. */
function groups(time: number, by: number): Sql {
  const places = [...[3, 4].slice(0, time), ...Array.from({ length: by }, (_, index) => 5 + index)];
  return places.length === 0 ? raw("having count(*) > 0") : raw(`group by ${places.join(", ")}`);
}

function measures(ids: readonly MeasureId[], source: Source): Sql {
  const columns = ids.map((id, index) => {
    const measure = source.measures[id];
    if (!measure) throw new Error(`no measure ${id} in this source`);
    return sql`, ${measure.value} as ${alias("m", index)}, ${measure.unknown ?? sql`null::text`} as ${alias("u", index)}`;
  });
  return join([empty, ...columns], " ");
}
