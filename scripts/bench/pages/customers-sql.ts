// Customers by hand: what they bought, how they were won, how long they stay. Known until the day after the benchmark's today.
import { BOUGHT, both, firstPurchases, isNow, nothingBefore } from "./sql";

const UNTIL = "'2026-11-24'";

/** How a customer was won, for rows `f` with an `account_id`: the first won deal, its lead, the earliest lead, the first purchase. */
const origin = (until: string) => `
  left join lateral (select campaign_id, lead_id from deals o where o.account_id = f.account_id and o.outcome = 'won' and o.closed_on < ${until} order by o.closed_on, o.id limit 1) d on true
  left join leads l on l.id = d.lead_id
  left join lateral (select campaign_id from leads o where o.account_id = f.account_id and o.first_contact_on < ${until} order by o.first_contact_on, o.id limit 1) e on true
  left join lateral (select campaign_id from purchases o where o.account_id = f.account_id and (o.kind is null or o.kind not in ('contraction', 'churn')) and o.amount_minor >= 0 and o."on" < ${until} order by o."on", o.id limit 1) p on true`;
const WON_BY = "coalesce(d.campaign_id, l.campaign_id, e.campaign_id, p.campaign_id)";

const FIRST = `(case when ${isNow("f.first_on")} then '2026-10-01' else '2026-07-01' end)::date`;
const KNOWN = `(case when ${isNow("f.first_on")} then '2026-11-24' else '2026-08-24' end)::date`;

/** New customers of the two ranges by the campaign that won them. */
export const newCustomersByCampaign = `select ${WON_BY} as campaign_id, ${isNow("f.first_on")} as current, count(*) as customers
  from ${firstPurchases(both)} ${origin(KNOWN)} where ${nothingBefore("f.account_id", FIRST)} group by 1, 2`;

/** The customers that a campaign won, found from whatever has the campaign on it. */
const mine = (campaign: number) => `mine as materialized (
  select f.account_id from (
    select account_id from deals where campaign_id = ${campaign} and outcome = 'won' and account_id is not null
    union select d.account_id from leads l join deals d on d.lead_id = l.id where l.campaign_id = ${campaign} and d.account_id is not null
    union select account_id from leads where campaign_id = ${campaign} and account_id is not null
    union select account_id from purchases where campaign_id = ${campaign}
  ) f ${origin(UNTIL)} where ${WON_BY} = ${campaign})`;

/** New customers of the two ranges whom one campaign won. */
export const newCustomersOf = (campaign: number) => `with ${mine(campaign)}
  select ${isNow("f.first_on")} as current, count(*) as customers from ${firstPurchases((column) => `${both(column)} and account_id in (select account_id from mine)`)}
  where ${nothingBefore("f.account_id", FIRST)} group by 1`;

/** All events of customers; an account with purchases has no others. */
const events = (within: string) => `events as (
  select account_id, "on", 0 as source, id, kind::text as kind, ${BOUGHT} as bought, reporting_amount_minor::numeric / coalesce(term_months, 1) as monthly
  from purchases where "on" < ${UNTIL} and ${within}
  union all
  select d.account_id, d.closed_on, 1, d.id, case when d.recurring_minor > 0 then coalesce(d.type::text, 'new') end, true, d.reporting_recurring_minor
  from deals d where d.outcome = 'won' and d.account_id is not null and d.closed_on < ${UNTIL} and ${within}
    and not exists (select from purchases p where p.account_id = d.account_id and p.kind is distinct from 'churn'))`;

/** What recurring customers pay from when until when. */
const STEPS = `steps as (
  select account_id, "on" as from_on, next_on as to_on, running - least(min(running) over (partition by account_id, part order by "on", source, id), 0) as amount
  from (
    select *, sum(change) over (partition by account_id, part order by "on", source, id) as running
    from (
      select account_id, "on", source, id, lead("on") over w as next_on,
        case kind when 'churn' then 0 when 'contraction' then -abs(monthly) when 'expansion' then monthly else greatest(monthly, 0) end as change,
        count(*) filter (where kind in ('new', 'renewal', 'churn')) over w as part
      from events where kind is not null window w as (partition by account_id order by "on", source, id)
    ) e
  ) e)`;

/** How many recurring customers stayed for how many days, and whether they left then. */
export function lifetimes(campaign: number | null): string {
  const own = campaign === null ? "" : `${mine(campaign)},`;
  return `with ${own} ${events(campaign === null ? "true" : "account_id in (select account_id from mine)")}, ${STEPS}
    select coalesce(ended, ${UNTIL}::date - 1) - began as duration, ended is not null as ended, count(*) as customers
    from (
      select account_id, began, min(from_on) filter (where amount <= 0 and from_on > began) as ended
      from (select *, min(from_on) filter (where amount > 0) over (partition by account_id) as began from steps where to_on is null or to_on > from_on) s
      where began is not null group by 1, 2
    ) s group by 1, 2`;
}

/** How many customers of each cohort of a campaign were active from which bucket through which. */
export function cohorts(campaign: number, unit: "month" | "quarter"): string {
  const months = (date: string) => `(date_part('year', ${date}) * 12 + date_part('month', ${date}) - 1)::int`;
  const bucket = (date: string) => (unit === "month" ? months(date) : `(${months(date)} / 3)`);
  return `with ${mine(campaign)}, ${events("account_id in (select account_id from mine)")}, ${STEPS},
    firsts as (select account_id, ${bucket('min("on")')} as cohort from events where bought group by 1),
    spans as (
      select distinct account_id, ${bucket('"on"')} as begin, ${bucket('"on"')} as finish from events where bought
      union all select account_id, ${bucket("from_on")}, coalesce(${bucket("(to_on - 1)")}, 1000000000) from steps where amount > 0 and (to_on is null or to_on > from_on)),
    runs as (
      select account_id, min(begin) as begin, max(finish) as finish from (
        select *, count(*) filter (where fresh) over (partition by account_id order by begin, finish) as run from (
          select *, begin > coalesce(max(finish) over (partition by account_id order by begin, finish rows between unbounded preceding and 1 preceding), begin - 2) + 1 as fresh from spans
        ) s
      ) s group by account_id, run)
    select cohort, begin - cohort as "from", finish - cohort as through, count(*) as customers from runs join firsts using (account_id) group by 1, 2, 3`;
}
