import { empty, join, raw, type Sql, sql } from "@/lib/db/sql";
import type { Dimension } from "@/lib/metrics/dimensions";
import type { MeasureId } from "@/lib/metrics/measures";
import { type Column, isEntity } from "./columns";
import { daysOf } from "./days";
import { columnOf, selectedRows } from "./predicates";
import type { FactRequest } from "./request";
import type { FactSource, Level, Source } from "./source";
import { alias } from "./sql-parts";

/**
 * One statement for all of a fact's ranges and levels: grouped selects put together with `union all`, each of which reads its own days through
 * the date's index and joins only what is asked of it. Without reasons it says only in `doubt` whether a row makes a sum unknown.
 */
export function factStatement(
  request: FactRequest,
  source: FactSource,
  levels: readonly Level[],
  reasons: boolean,
): Sql {
  const branches = levels.flatMap((level) => branchesOf(request, source, level));
  const sources = branches.map((branch) => branch.source);
  const unknown = request.measures.map((id) => sources.some(({ measures }) => measures[id]?.unknown));
  const quick = !reasons && unknown.includes(true) && sources.every(({ doubt }) => doubt);
  return join(
    branches.map((branch) => select(request, branch, quick ? "doubt" : unknown)),
    " union all ",
  );
}

type Branch = { readonly level: Level; readonly source: Source; readonly range: Sql; readonly ranges: number };
/** Which measures have a column for the reason why they are not known; or one column for the doubt that any is not. */
type Reasons = readonly boolean[] | "doubt";

function branchesOf(request: FactRequest, source: FactSource, level: Level): Branch[] {
  if (source.kind === "spanned")
    return request.ranges.map((range) => {
      return { level, source: source.of(request, range, level), range: raw(`${range.index}`), ranges: 1 };
    });
  return daysOf(request.ranges).map((days) => {
    const dated = source.of(request, days, level);
    return { level, source: dated, range: dated.range, ranges: days.ranges.length };
  });
}

function select(request: FactRequest, { level, source, range, ranges }: Branch, reasons: Reasons): Sql {
  const by = level === "row" ? request.by.map((dimension) => columnOf(source.columns, dimension)) : [];
  const time = level === "row" && request.unit !== null ? timeColumns(source) : [];
  const { from, where } = selectedRows(request, source, by);
  const places = [...[2].slice(0, ranges - 1), ...[3, 4].slice(0, time.length), ...by.map((_, index) => 5 + index)];
  return sql`select ${raw(`'${level}'::text`)} as level, ${range} as range,
      ${time[0] ?? sql`null::int`} as bucket, ${time[1] ?? sql`null::int`} as bucket_end
      ${level === "row" ? keys(by) : noKeys(request.by)} ${measures(request.measures, source, reasons)}
    from ${from} where ${where} ${groupBy(places)}`;
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
function groupBy(places: readonly number[]): Sql {
  return raw(places.length === 0 ? "having count(*) > 0" : `group by ${places.join(", ")}`);
}

function measures(ids: readonly MeasureId[], source: Source, reasons: Reasons): Sql {
  const columns = ids.map((id, index) => {
    const measure = source.measures[id];
    if (!measure) throw new Error(`no measure ${id} in this source`);
    const value = sql`, ${measure.value} as ${alias("m", index)}`;
    const note = measure.note ? sql`, ${measure.note} as ${alias("n", index)}` : empty;
    if (reasons === "doubt" || !reasons[index]) return sql`${value} ${note}`;
    return sql`${value}, ${measure.unknown ?? sql`null::text`} as ${alias("u", index)} ${note}`;
  });
  const doubt = reasons === "doubt" ? sql`, bool_or(${source.doubt ?? sql`false`}) as doubt` : empty;
  return join([...columns, doubt], " ");
}
