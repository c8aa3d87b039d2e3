import { sql } from "@/lib/db/sql";
import { own, sellerColumns } from "../columns";
import type { SourceOf } from "../source";
import { bucketIndex, day, within } from "../sql-parts";
import { DEAL_COLUMNS } from "./deal-rows";

const ON = sql`t."on"`;
const TYPE = own(sql`t.type::text`);

/** Activities by date, for the rep who did them. */
export const activities: SourceOf = (request, range) => ({
  table: sql`activities t`,
  joins: [],
  columns: { ...sellerColumns(sql`t.rep_id`, ON), activity_type: TYPE },
  where: within(ON, range),
  bucket: request.unit === null ? null : bucketIndex(ON, request.unit, range, request.calendar),
  measures: {
    activities: { value: sql`count(*)` },
    calls: { value: sql`count(*) filter (where t.type = 'call')` },
    emails: { value: sql`count(*) filter (where t.type = 'email')` },
    meetings: { value: sql`count(*) filter (where t.type = 'meeting')` },
    demos: { value: sql`count(*) filter (where t.type = 'demo')` },
  },
});

/** Activities on deals that closed in the range, by the deal's closing date, for the rep who did them. */
export const activitiesOnClosed: SourceOf = (request, range) => {
  const closed = sql`d.closed_on`;
  return {
    table: sql`deals d join activities t on t.deal_id = d.id`,
    joins: [],
    columns: { ...DEAL_COLUMNS, ...sellerColumns(sql`t.rep_id`, closed), activity_type: TYPE },
    where: sql`${within(closed, range)} and ${ON} <= ${day(range.asOf)}`,
    bucket: request.unit === null ? null : bucketIndex(closed, request.unit, range, request.calendar),
    measures: { activities_on_closed: { value: sql`count(*)` } },
  };
};
