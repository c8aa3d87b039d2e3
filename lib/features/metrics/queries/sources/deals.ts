import { type Sql, sql } from "@/lib/db/sql";
import { minDate } from "@/lib/values/calendar-date";
import { Days } from "../days";
import { bucketsOf, type Range } from "../ranges";
import { dated, type Measures, type Source, spanned } from "../source";
import { day, partOf } from "../sql-parts";
import { type DealRows, dealRows, missingDealRate, UNCONVERTED } from "./deal-rows";

export const WON = sql`d.outcome = 'won'`;
export const LOST = sql`d.outcome = 'lost'`;
export const LISTED = sql`d.outcome = 'won' and d.list_minor is not null and d.amount_minor is not null`;
export const CYCLE = sql`d.outcome = 'won' and d.opened_on <= d.closed_on`;

export const BACKWARD = sql`d.outcome = 'won' and d.opened_on > d.closed_on`;

const CLOSED = sql`d.closed_on`;
const OPENED = sql`d.opened_on`;

/** Won and lost deals by closing date. */
export const closedDeals = dated((request, days, level) => {
  const rows = dealRows(request, level, days.within(CLOSED), CLOSED);
  const money = (amount: Sql, where: Sql) => ({
    value: sql`coalesce(sum(${amount}) filter (where ${where}), 0)`,
    unknown: missingDealRate(sql`${where} and ${UNCONVERTED}`),
  });
  const count = (where: Sql) => ({ value: sql`count(*) filter (where ${where})` });
  return {
    ...sourceOf(rows, days.bucket(CLOSED, request)),
    range: days.index(CLOSED),
    doubt: UNCONVERTED,
    measures: {
      revenue: money(rows.amount, WON),
      won_deals: count(WON),
      lost_deals: count(LOST),
      lost_amount: money(rows.amount, LOST),
      net_of_listed: money(rows.amount, LISTED),
      list_of_listed: money(rows.list, LISTED),
      listed_deals: count(LISTED),
      discounted_deals: count(sql`${LISTED} and d.amount_minor < d.list_minor`),
      offer_revenue: money(rows.amount, sql`${WON} and d.promotion_id is not null`),
      cycle_days: { value: sql`coalesce(sum(d.closed_on - d.opened_on) filter (where ${CYCLE}), 0)` },
      cycle_deals: count(CYCLE),
      backward_deals: count(BACKWARD),
      cycle_median: {
        value: sql`percentile_cont(0.5) within group (order by d.closed_on - d.opened_on) filter (where ${CYCLE})`,
      },
    },
  };
});

/** Deals by opening date; won means won by the last day that is known. */
export const openedDeals = dated((request, days, level) => {
  const rows = dealRows(request, level, days.within(OPENED), OPENED);
  const known = days.pick(OPENED, ({ asOf }) => day(asOf));
  return {
    ...sourceOf(rows, days.bucket(OPENED, request)),
    range: days.index(OPENED),
    measures: {
      created_deals: { value: sql`count(*)` },
      created_won: { value: sql`count(*) filter (where ${WON} and d.closed_on <= ${known})` },
    },
  };
});

/** Deals that are open at the end of the range, or of each of its buckets. Their reps' teams are those of its last day. */
export const openDeals = spanned((request, range, level) => {
  const timed = level === "row" && request.unit !== null;
  const ends = bucketsOf(range, timed ? request.unit : null, request.calendar)
    .filter(({ span }) => !timed || span.from < range.until)
    .map(({ span }) => minDate(span.to, range.until));
  const first = ends[0] ?? range.until;
  const rows = dealRows(request, level, openBetween(first, range.until), sql`(${day(range.until)} - 1)`);
  return {
    doubt: UNCONVERTED,
    ...sourceOf(rows, timed ? sql`coalesce(width_bucket(d.opened_on, ${ends}::date[]), 0)` : null),
    ...(timed ? { bucketEnd: sql`coalesce(width_bucket(d.closed_on, ${ends}::date[]), ${ends.length}::int)` } : {}),
    measures: {
      open_deals: { value: sql`count(*)` },
      open_amount: {
        value: sql`coalesce(sum(${rows.amount}), 0)`,
        unknown: missingDealRate(),
      },
    },
  };
});

/** Deals open at the end of what is known of the range and expected to close on one of all its days. */
export const expectedDeals = spanned((request, range, level) => {
  const { until } = range;
  const rows = dealRows(request, level, expectedIn(range), sql`(${day(until)} - 1)`);
  const stage = { name: "stage", sql: sql`join stages g on g.id = d.stage_id` };
  const unknown = missingDealRate();
  const pipeline: Measures = {
    pipeline: { value: sql`coalesce(sum(${rows.amount}), 0)`, unknown },
    weighted_pipeline: {
      value: sql`coalesce(sum(${partOf(rows.amount, sql`g.probability_ppm`)}), 0)`,
      unknown,
      note: sql`case when bool_or(g.probability_ppm is null) then 'deals in a stage without a chance of winning count nothing' end`,
    },
  };
  const weighted = request.measures.includes("weighted_pipeline");
  return {
    ...sourceOf(rows, new Days([range]).bucket(sql`d.expected_close_on`, request)),
    joins: weighted ? [...rows.joins, stage] : rows.joins,
    measures: pipeline,
    // That no stage has a chance is another reason, which no row tells.
    ...(weighted ? {} : { doubt: UNCONVERTED }),
  };
});

/**
 * Deals that are open at the end of what is known of a range and expected to close on one of all its days. Naming every outcome lets the index
 * on outcome and expected date serve; and since deals with an expected date are mostly open, the planner must not count both as chances.
 */
export function expectedIn({ span, until }: Range): Sql {
  return sql`d.outcome in ('open', 'won', 'lost')
    and d.expected_close_on >= ${day(span.from)} and d.expected_close_on < ${day(span.to)}
    and (d.opened_on is null or d.opened_on < ${day(until)}) and coalesce(d.closed_on, 'infinity') >= ${day(until)}`;
}

/** Deals that are open at the end of the day before one of the days from `first` through `last`. */
export function openBetween(first: Range["until"], last: Range["until"]): Sql {
  return sql`(d.opened_on is null or d.opened_on < ${day(last)}) and (d.closed_on is null or d.closed_on >= ${day(first)})`;
}

function sourceOf({ table, joins, columns, where, remaining }: DealRows, bucket: Sql | null): Omit<Source, "measures"> {
  return { table, joins, columns, where, bucket, ...(remaining ? { remaining } : {}) };
}
