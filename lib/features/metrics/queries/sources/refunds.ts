import { type Sql, sql } from "@/lib/db/sql";
import { SELLER_DIMENSIONS } from "@/lib/metrics/dimensions";
import { type Columns, sellerColumns } from "../columns";
import { Days } from "../days";
import type { Range } from "../ranges";
import type { FactRequest } from "../request";
import { type Level, spanned } from "../source";
import { day, within } from "../sql-parts";
import { DEAL_COLUMNS, missingDealRate } from "./deal-rows";

const ON = sql`e."on"`;

/**
 * Refunds and cancellations of won deals by their own date. One without an amount takes back all that earlier ones left, and together they
 * never take back more than the deal. A rep's part follows the deal's direct shares, by largest remainder.
 */
export const refunds = spanned((request, range, level) => {
  const table = isBySeller(request, level) ? sql`(${sharedRefunds(takenBack(range))}) e` : sql`(${takenBack(range)}) e`;
  const columns: Columns = { ...DEAL_COLUMNS, ...sellerColumns(sql`e.rep_id`, sql`d.closed_on`) };
  return {
    table,
    joins: [{ name: "deal", sql: sql`join deals d on d.id = e.deal_id` }],
    columns,
    where: sql`${within(ON, range)} and d.outcome = 'won'`,
    bucket: new Days([range]).bucket(ON, request),
    measures: {
      refunds: {
        value: sql`coalesce(sum(e.taken), 0)::bigint`,
        unknown: missingDealRate(sql`e.taken is null and d.amount_minor is not null`),
      },
    },
  };
});

/** Each reversal of the deals that have one in the range, with what it takes back in the organisation's currency. */
function takenBack(range: Range): Sql {
  const reversal = sql`type in ('refunded', 'cancelled')`;
  return sql`
    select deal_id, "on", id, least(whole, upto) - least(whole, upto - wanted) as taken
    from (
      select v.deal_id, v."on", v.id, w.reporting_amount_minor as whole,
        case when v.amount_minor is null then w.reporting_amount_minor else v.reporting_amount_minor end as wanted,
        sum(case when v.amount_minor is null then w.reporting_amount_minor else v.reporting_amount_minor end)
          over (partition by v.deal_id order by v."on", v.amount_minor nulls last, v.id) as upto
      from deal_events v join deals w on w.id = v.deal_id
      where v.${reversal} and v.recorded_on <= ${day(range.asOf)} and v."on" < ${day(range.until)}
        and v.deal_id in (select deal_id from deal_events where ${reversal} and ${within(sql`"on"`, range)})
    ) v`;
}

/** Each reversal for each direct credit of its deal. */
function sharedRefunds(reversals: Sql): Sql {
  return sql`
    select deal_id, "on", rep_id,
      floor(taken * share_ppm / 1000000) + case when place <= taken - given then 1 else 0 end as taken
    from (
      select t.*, c.rep_id, c.share_ppm,
        sum(floor(t.taken * c.share_ppm / 1000000)) over (partition by t.id) as given,
        row_number() over (partition by t.id order by (t.taken * c.share_ppm) % 1000000 desc, c.position, c.rep_id) as place
      from (${reversals}) t join deal_credits c on c.deal_id = t.deal_id and c.kind = 'direct'
    ) s`;
}

function isBySeller({ by, filters, reach }: FactRequest, level: Level): boolean {
  const asked = [...(level === "row" ? by : []), ...filters.map(({ dimension }) => dimension)];
  return reach.kind !== "all" || asked.some((dimension) => SELLER_DIMENSIONS.includes(dimension));
}
