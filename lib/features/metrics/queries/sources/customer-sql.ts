import { type Sql, sql } from "@/lib/db/sql";
import type { CalendarDate } from "@/lib/values/calendar-date";

/** Whether an event is something that was bought: not a contraction, a churn or a refund. The same rule as lib/domain/retention/purchase. */
export const BOUGHT = sql`(kind is null or kind not in ('contraction', 'churn')) and amount_minor >= 0`;

/** Which accounts are looked at, as a condition on an account's id. */
export type Among = (account: Sql) => Sql;

const everyone: Among = () => sql`true`;

/** The customers that were looked up for a request, or all. */
export function amongOf(customers: readonly number[] | undefined): Among {
  return customers ? (account) => sql`${account} = any(${[...customers]}::int[])` : everyone;
}

/** Recurring amounts are counted in this part of a minor unit, so that one over any usual term is whole. */
const PARTS = 720_720;

/**
 * A select of all events before `until`: `account_id, "on", source, id, kind, bought, amount, cost, term_months, recurring, monthly, currency, own, unknown`. They are
 * the rows of purchases; an account that has none, or churns only, has its won deals beside them. Money in the organisation's currency; `recurring` is a deal's monthly
 * amount, `monthly` that of any event with a kind, in parts of a minor unit, and `own` the same in the event's own currency; `unknown` says which rate is missing.
 */
export function customerEvents(until: CalendarDate, among: Among = everyone): Sql {
  const perMonth = (amount: Sql) => sql`round(${amount}::numeric * ${PARTS}::int / coalesce(term_months, 1))`;
  return sql`
    select account_id, "on", 0 as source, id, kind::text as kind, ${BOUGHT} as bought, reporting_amount_minor as amount,
      reporting_cost_minor as cost, term_months, null::bigint as recurring,
      ${perMonth(sql`reporting_amount_minor`)} as monthly, currency, ${perMonth(sql`amount_minor`)} as own,
      case when reporting_amount_minor is null then 'no exchange rate for ' || currency || ' on ' || to_char("on", 'YYYY-MM-DD') end as unknown
    from purchases where "on" < ${until}::date and ${among(sql`account_id`)}
    union all
    select d.account_id, d.closed_on, 1, d.id, case when d.recurring_minor > 0 then coalesce(d.type::text, 'new') end, true,
      coalesce(d.reporting_amount_minor, 0), d.reporting_cost_minor, null::int, d.reporting_recurring_minor, d.reporting_recurring_minor::numeric * ${PARTS}::int,
      d.currency, d.recurring_minor::numeric * ${PARTS}::int,
      case when (d.amount_minor is not null and d.reporting_amount_minor is null) or (d.recurring_minor > 0 and d.reporting_recurring_minor is null)
        then 'no exchange rate for ' || d.currency || ' on ' || to_char(d.closed_on, 'YYYY-MM-DD') end
    from deals d
    where d.outcome = 'won' and d.account_id is not null and d.closed_on < ${until}::date and ${among(sql`d.account_id`)}
      and not exists (select from purchases p where p.account_id = d.account_id and p.kind is distinct from 'churn')`;
}

/**
 * A select of what each customer pays per month and from when: `account_id, from_on, to_on, paying, amount` (in parts of a minor unit), `to_on`
 * exclusive and null while it lasts, and `unknown`, why the amount is not known. Same rules as lib/domain/retention/recurring-timeline: new and renewal set, expansion and contraction
 * add and take away but never below nothing, churn ends; of one day's events only what they end in is kept. Since the last event that sets, the amount is the running sum
 * less the lowest it has fallen below nothing. Whether they are `paying` needs no rate: it is told in their own currency, and in the organisation's only where theirs are several.
 */
export function recurringSteps(until: CalendarDate, among: Among = everyone): Sql {
  const order = sql`order by "on", source, id`;
  const sinceSet = sql`over (partition by account_id, part ${order})`;
  const change = (amount: Sql) =>
    sql`case kind when 'churn' then 0 when 'contraction' then -abs(${amount}) when 'expansion' then ${amount} else greatest(${amount}, 0) end`;
  return sql`
    select account_id, "on" as from_on, next_on as to_on, paying, case when paying then running - least(lowest, 0) else 0 end as amount, unknown
    from (
      select *, case when several and unknown is null then running > least(lowest, 0) else own > least(lowest_own, 0) end as paying
      from (
        select *, min(running) ${sinceSet} as lowest, min(own) ${sinceSet} as lowest_own
        from (
          select account_id, "on", source, id, part, next_on, min(unknown) ${sinceSet} as unknown,
            sum(change) ${sinceSet} as running, sum(own_change) ${sinceSet} as own, min(currency) ${sinceSet} <> max(currency) ${sinceSet} as several
          from (
            select account_id, "on", source, id, currency, lead("on") over (partition by account_id ${order}) as next_on,
              case when kind <> 'churn' then unknown end as unknown, ${change(sql`monthly`)} as change, ${change(sql`own`)} as own_change,
              count(*) filter (where kind in ('new', 'renewal', 'churn')) over (partition by account_id ${order}) as part
            from (${customerEvents(until, among)}) e where kind is not null
          ) e
        ) e
      ) e
    ) e where next_on is null or next_on > "on"`;
}
