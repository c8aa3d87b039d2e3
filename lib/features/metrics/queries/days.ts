import { raw, type Sql, sql } from "@/lib/db/sql";
import type { TimeDimension } from "@/lib/metrics/dimensions";
import { type FiscalCalendar, startOf, unitsIn } from "@/lib/values/period";
import type { Range } from "./ranges";
import { day, or, within } from "./sql-parts";

/** The days of one range, or of two that are read in one pass, in a statement. */
export class Days {
  constructor(readonly ranges: readonly [Range, ...Range[]]) {}

  /** The days that are known. */
  within(date: Sql): Sql {
    const [first, ...others] = this.ranges.map((range) => within(date, range));
    return first && others.length > 0
      ? or(sql`(${first})`, ...others.map((other) => sql`(${other})`))
      : (first ?? sql`true`);
  }

  /** The index of the range that a day lies in. */
  index(date: Sql): Sql {
    return this.pick(date, ({ index }) => raw(`${index}`));
  }

  /** What belongs to the range that a day lies in. The ranges are apart, and the later one comes first. */
  pick(date: Sql, of: (range: Range) => Sql): Sql {
    const [later, earlier] = this.ranges;
    return earlier
      ? sql`(case when ${date} >= ${day(later.span.from)} then ${of(later)} else ${of(earlier)} end)`
      : of(later);
  }

  /** The place of a day's time bucket in its range, from 0; null without a unit. */
  bucket(date: Sql, { unit, calendar }: { unit: TimeDimension | null; calendar: FiscalCalendar }): Sql | null {
    return unit === null ? null : this.pick(date, (range) => bucketIndex(date, unit, range, calendar));
  }
}

/** The ranges as they can be read: in one pass where they are apart, else one after the other. */
export function daysOf(ranges: readonly Range[]): Days[] {
  const [current, other] = ranges;
  if (current && other && other.until <= current.span.from) return [new Days([current, other])];
  return ranges.map((range) => new Days([range]));
}

function bucketIndex(date: Sql, unit: TimeDimension, { span }: Range, calendar: FiscalCalendar): Sql {
  if (unit === "day") return sql`(${date} - ${day(span.from)})`;
  if (unit === "week") return sql`((${date} - ${day(startOf("week", span.from, calendar))}) / 7)`;
  return sql`(width_bucket(${date}, ${unitsIn(unit, span, calendar).map(({ from }) => from)}::date[]) - 1)`;
}
