import { sql } from "@/lib/db/sql";
import { own, sellerColumns } from "../columns";
import { dated } from "../source";
import { day } from "../sql-parts";
import { DEAL_COLUMNS } from "./deal-rows";

const ON = sql`t."on"`;
const TYPE = own(sql`t.type::text`);

/** Activities by date, for the rep who did them. */
export const activities = dated((request, days) => ({
  table: sql`activities t`,
  joins: [],
  columns: { ...sellerColumns(sql`t.rep_id`, ON), activity_type: TYPE },
  where: days.within(ON),
  range: days.index(ON),
  bucket: days.bucket(ON, request),
  measures: {
    activities: { value: sql`count(*)` },
    calls: { value: sql`count(*) filter (where t.type = 'call')` },
    emails: { value: sql`count(*) filter (where t.type = 'email')` },
    meetings: { value: sql`count(*) filter (where t.type = 'meeting')` },
    demos: { value: sql`count(*) filter (where t.type = 'demo')` },
  },
}));

/** Activities on deals that closed in the range, by the deal's closing date, for the rep who did them. */
export const activitiesOnClosed = dated((request, days) => {
  const closed = sql`d.closed_on`;
  return {
    table: sql`deals d join activities t on t.deal_id = d.id`,
    joins: [],
    columns: { ...DEAL_COLUMNS, ...sellerColumns(sql`t.rep_id`, closed), activity_type: TYPE },
    where: sql`${days.within(closed)} and ${ON} <= ${days.pick(closed, ({ asOf }) => day(asOf))}`,
    range: days.index(closed),
    bucket: days.bucket(closed, request),
    measures: { activities_on_closed: { value: sql`count(*)` } },
  };
});
