import { sql } from "@/lib/db/sql";
import { addDays, minDate } from "@/lib/values/calendar-date";
import { Days } from "../days";
import { bucketsOf } from "../ranges";
import { spanned } from "../source";
import { day, within } from "../sql-parts";
import { customerColumns } from "./customer-columns";
import { amongOf, customerEvents, recurringSteps } from "./customer-sql";

/** Accounts by the day of their first won deal or purchase, whichever came first. */
export const newCustomers = spanned((request, range) => {
  const bought = sql`(p.kind is null or p.kind not in ('contraction', 'churn')) and p.amount_minor >= 0`;
  const deal = sql`d.outcome = 'won' and d.account_id is not null`;
  const first = sql`x.first_on`;
  const among = amongOf(request.customers);
  return {
    table: sql`(
        select account_id, min(first_on) as first_on from (
          select d.account_id, min(d.closed_on) as first_on from deals d
          where ${deal} and ${within(sql`d.closed_on`, range)} and ${among(sql`d.account_id`)} group by d.account_id
          union all
          select p.account_id, min(p."on") from purchases p where ${bought} and ${within(sql`p."on"`, range)} and ${among(sql`p.account_id`)} group by p.account_id
        ) x
        where not exists (select from deals d where ${deal} and d.account_id = x.account_id and d.closed_on < ${day(range.span.from)})
          and not exists (select from purchases p where ${bought} and p.account_id = x.account_id and p."on" < ${day(range.span.from)})
        group by account_id
      ) x`,
    joins: [],
    columns: customerColumns(range.until, true),
    where: sql`true`,
    bucket: new Days([range]).bucket(first, request),
    measures: { new_customers: { value: sql`count(*)` } },
  };
});

/** Customers who bought in the range, and on how many of its days. */
export const buyingCustomers = spanned((request, range) => ({
  table: sql`(
      select account_id, min("on") < max("on") as again from (${customerEvents(range.until, amongOf(request.customers))}) e
      where bought and "on" >= ${day(range.span.from)} group by account_id
    ) x`,
  joins: [],
  columns: customerColumns(range.until, request.customers !== undefined),
  where: sql`true`,
  bucket: null,
  measures: {
    buying_customers: { value: sql`count(*)` },
    repeat_customers: { value: sql`count(*) filter (where x.again)` },
  },
}));

/** What customers paid per month as the range, or each of its buckets, began and ended. */
export const recurringCustomers = spanned((request, range, level) => {
  const buckets = bucketsOf(range, level === "row" ? request.unit : null, request.calendar).filter(
    ({ span }) => span.from < range.until,
  );
  const ends = buckets.map(({ span }) => minDate(span.to, range.until));
  const started = sql`s.from_on < b.from_on and (s.to_on is null or s.to_on >= b.from_on)`;
  const ended = sql`s.from_on < b.to_on and (s.to_on is null or s.to_on >= b.to_on)`;
  const sum = (amount: typeof started) => ({ value: sql`coalesce(sum(${amount}), 0)`, unknown: sql`min(x.unknown)` });
  return {
    table: sql`(
        select b.place, s.account_id, coalesce(sum(s.amount) filter (where ${started}), 0) as start,
          coalesce(sum(s.amount) filter (where ${ended}), 0) as final, min(s.unknown) as unknown,
          bool_or(s.paying) filter (where ${started}) as began, bool_or(s.paying) filter (where ${ended}) as stayed
        from (${recurringSteps(range.until, amongOf(request.customers))}) s
          join unnest(${buckets.map(({ span }) => span.from)}::date[], ${ends}::date[])
            with ordinality b (from_on, to_on, place) on (${started}) or (${ended})
        group by b.place, s.account_id
      ) x`,
    joins: [],
    columns: customerColumns(range.until, request.customers !== undefined),
    where: sql`x.began`,
    bucket: request.unit === null ? null : sql`(x.place - 1)::int`,
    measures: {
      recurring_customers: { value: sql`count(*)` },
      customers_lost: { value: sql`count(*) filter (where x.stayed is not true)` },
      recurring_start: sum(sql`x.start`),
      recurring_end: sum(sql`x.final`),
      recurring_kept: sum(sql`least(x.start, x.final)`),
    },
  };
});

/** What the customers who first bought in the range have left after cost so far. Those of whom the cost of something bought is not known are counted apart. */
export const customerValues = spanned((request, range) => {
  const first = sql`x.first_on`;
  const known = sql`x.costed`;
  return {
    table: sql`(
        select account_id, first_on, sum(amount - coalesce(cost, 0)) filter (where bought or kind is null) as margin, min(unknown) as unknown,
          bool_and(cost is not null) filter (where bought) as costed
        from (
          select e.*, min("on") filter (where bought) over (partition by account_id) as first_on
          from (${customerEvents(addDays(range.asOf, 1), amongOf(request.customers))}) e
        ) e where "on" >= first_on group by account_id, first_on
      ) x`,
    joins: [],
    columns: customerColumns(range.until, request.customers !== undefined),
    where: within(first, range),
    bucket: new Days([range]).bucket(first, request),
    measures: {
      valued_customers: { value: sql`count(*) filter (where ${known})` },
      customers_without_cost: { value: sql`count(*) filter (where not ${known})` },
      value_so_far: {
        value: sql`coalesce(sum(x.margin) filter (where ${known}), 0)`,
        unknown: sql`min(x.unknown) filter (where ${known})`,
      },
    },
  };
});
