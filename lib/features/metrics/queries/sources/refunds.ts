import { type Sql, sql } from "@/lib/db/sql";
import { SELLER_DIMENSIONS } from "@/lib/metrics/dimensions";
import { addDays, type CalendarDate } from "@/lib/values/calendar-date";
import { type Columns, sellerColumns } from "../columns";
import { Days } from "../days";
import type { Range } from "../ranges";
import type { FactRequest } from "../request";
import { type Level, type Source, spanned } from "../source";
import { day, within } from "../sql-parts";
import { DEAL_COLUMNS, missingDealRate } from "./deal-rows";

const REVERSAL = sql`type in ('refunded', 'cancelled')`;

/** Refunds and cancellations of won deals by their own date. */
export const refunds = spanned((request, range, level) =>
  reversals(request, range, level, {
    measure: "refunds",
    on: sql`e."on"`,
    taken: takenBack(
      range,
      sql`select deal_id from deal_events where ${REVERSAL} and ${within(sql`"on"`, range)}`,
      range.until,
    ),
  }),
);

/** Refunds and cancellations of the deals won in the range, by the day the deal was won: all that are known, whenever they were. */
export const refundsOfClosed = spanned((request, range, level) =>
  reversals(request, range, level, {
    measure: "revenue_taken_back",
    on: sql`d.closed_on`,
    taken: takenBack(
      range,
      sql`select id from deals where outcome = 'won' and ${within(sql`closed_on`, range)}`,
      addDays(range.asOf, 1),
    ),
  }),
);

type Reversals = {
  readonly measure: "refunds" | "revenue_taken_back";
  /** The day that a reversal counts on. */
  readonly on: Sql;
  readonly taken: Sql;
};

/**
 * Reversals as rows. One without an amount takes back all that earlier ones left, and together they never take back more than the deal. What they take
 * back of a rep follows the deal's direct shares, by largest remainder of all taken back so far.
 */
function reversals(request: FactRequest, range: Range, level: Level, { measure, on, taken }: Reversals): Source {
  const columns: Columns = { ...DEAL_COLUMNS, ...sellerColumns(sql`e.rep_id`, sql`d.closed_on`) };
  return {
    table: isBySeller(request, level) ? sql`(${sharedRefunds(taken)}) e` : sql`(${taken}) e`,
    joins: [{ name: "deal", sql: sql`join deals d on d.id = e.deal_id` }],
    columns,
    where: sql`${within(on, range)} and d.outcome = 'won'`,
    bucket: new Days([range]).bucket(on, request),
    measures: {
      [measure]: {
        value: sql`coalesce(sum(e.taken), 0)::bigint`,
        unknown: missingDealRate(sql`e.taken is null and d.amount_minor is not null`),
      },
    },
  };
}

/**
 * Each reversal before `until` of the `deals` (a statement for their ids): what all through it have taken back in the organisation's currency (`upto`),
 * what those before it had (`before`), and the difference, `taken`. A deal without an amount has nothing to take back.
 */
function takenBack({ asOf }: Range, deals: Sql, until: CalendarDate): Sql {
  return sql`
    select deal_id, "on", id, upto, before, upto - before as taken
    from (
      select deal_id, "on", id, case when whole is not null then least(whole, wanted_upto) end as upto,
        case when whole is not null then least(whole, wanted_upto - wanted) end as before
      from (
        select *, sum(wanted) over (partition by deal_id order by "on", amount_minor nulls last, id) as wanted_upto
        from (
          select v.deal_id, v."on", v.id, v.amount_minor, w.whole, case when v.amount_minor is null then w.whole else v.reporting_amount_minor end as wanted
          from deal_events v join (
            select id, case when amount_minor is null then 0 else reporting_amount_minor end as whole from deals
          ) w on w.id = v.deal_id
          where v.${REVERSAL} and v.recorded_on <= ${day(asOf)} and v."on" < ${day(until)}
            and v.deal_id in (${deals})
        ) v
      ) v
    ) v`;
}

/** Each reversal for each direct credit of its deal: the credit's part of all that was taken back less its part of what had been before, so that parts of parts do not drift. */
function sharedRefunds(reversals: Sql): Sql {
  const floored = (total: Sql) => sql`floor(t.${total} * c.share_ppm / 1000000)`;
  const given = (total: Sql) => sql`sum(${floored(total)}) over (partition by t.id)`;
  const place = (total: Sql) =>
    sql`row_number() over (partition by t.id order by (t.${total} * c.share_ppm) % 1000000 desc, c.position, c.rep_id)`;
  const [upto, before] = [sql`upto`, sql`before`];
  return sql`
    select deal_id, "on", rep_id,
      upto_part + case when upto_place <= upto - upto_given then 1 else 0 end
        - before_part - case when before_place <= before - before_given then 1 else 0 end as taken
    from (
      select t.*, c.rep_id, ${floored(upto)} as upto_part, ${given(upto)} as upto_given, ${place(upto)} as upto_place,
        ${floored(before)} as before_part, ${given(before)} as before_given, ${place(before)} as before_place
      from (${reversals}) t join deal_credits c on c.deal_id = t.deal_id and c.kind = 'direct'
    ) s`;
}

function isBySeller({ by, filters, reach }: FactRequest, level: Level): boolean {
  const asked = [...(level === "row" ? by : []), ...filters.map(({ dimension }) => dimension)];
  return reach.kind !== "all" || asked.some((dimension) => SELLER_DIMENSIONS.includes(dimension));
}
