// What the statements by hand have in common. The day is 2026-11-23: the quarter so far, the same days of the one before, twelve months.

/** The days of a quarter so far and the same days of the one before. */
export const both = (column: string) =>
  `(${column} >= '2026-10-01' and ${column} < '2026-11-24' or ${column} >= '2026-07-01' and ${column} < '2026-08-24')`;
export const now = (column: string) => `${column} >= '2026-10-01' and ${column} < '2026-11-24'`;
export const isNow = (column: string) => `${column} >= '2026-10-01'`;
/** The last day of a row's range. */
const asOf = (column: string) => `(case when ${column} >= '2026-10-01' then '2026-11-23' else '2026-08-23' end)::date`;

export const year = (column: string) => `${column} >= '2025-12-01' and ${column} < '2026-11-24'`;
export const month = (column: string) => `date_trunc('month', ${column})::date`;
/** The months in view as a relation `b`. */
export const MONTHS = `(select month::date from generate_series('2025-12-01'::date, '2026-11-01', interval '1 month') month) b`;

export const CLOSINGS =
  "count(*) filter (where d.outcome = 'won') as won, count(*) filter (where d.outcome = 'lost') as lost";
export const REVENUE = "sum(d.reporting_amount_minor) filter (where d.outcome = 'won') as revenue";
export const OFFERS =
  "sum(d.reporting_amount_minor) filter (where d.outcome = 'won' and d.promotion_id is not null) as offers";
export const DAYS =
  "sum(impressions) as impressions, sum(clicks) as clicks, sum(visits) as visits, sum(engagements) as engagements, sum(reporting_spend_minor) as spend";

/** What pages of reps say of closed deals; `amount` is the deal's, or the share of whom the rows are grouped by. */
export const closedColumns = (amount: string) => `${CLOSINGS},
  sum(${amount}) filter (where d.outcome = 'won') as revenue,
  percentile_cont(0.5) within group (order by d.closed_on - d.opened_on) filter (where d.outcome = 'won' and d.closed_on >= d.opened_on) as cycle,
  sum(d.reporting_list_minor) filter (where d.outcome = 'won') as list,
  sum(${amount}) filter (where d.outcome = 'won' and d.reporting_list_minor is not null) as listed,
  count(*) filter (where d.outcome = 'won' and d.reporting_list_minor is not null) as listed_deals,
  count(*) filter (where d.outcome = 'won' and d.amount_minor < d.list_minor) as discounted,
  sum(${amount}) filter (where d.outcome = 'won' and d.promotion_id is not null) as offers`;

export const CREDITS = "deals d join deal_credits c on c.deal_id = d.id and c.kind = 'direct'";
/** Who was in which team when. */
export const MEMBERSHIPS =
  "(select rep_id, team_id, from_on, lead(from_on, 1, 'infinity') over (partition by rep_id order by from_on) as to_on from team_memberships) m";

const quotaOf = (from: string, to: string) =>
  `sum(round(q.reporting_amount_minor::numeric * q.ramp_ppm * (least(q.to_on, r.ended_on + 1, ${to}) - greatest(q.from_on, r.started_on, ${from})) / (1000000::numeric * (q.to_on - q.from_on))))::bigint as quota`;
const RANGES = `(values (true, '2026-10-01'::date, '2027-01-01'::date), (false, '2026-07-01', '2026-10-01')) b (current, from_on, to_on)`;

export const quotas = (by: string, where = "true") =>
  `select ${by} b.current, ${quotaOf("b.from_on", "b.to_on")} from quotas q join reps r on r.id = q.rep_id join ${RANGES} on q.from_on < b.to_on and q.to_on > b.from_on
   where ${where} group by ${by} b.current`;
export const QUOTAS_BY_MONTH = `select b.month, ${quotaOf("b.month::date", "(b.month + interval '1 month')::date")}
  from quotas q join reps r on r.id = q.rep_id join ${MONTHS} on q.from_on < b.month + interval '1 month' and q.to_on > b.month group by 1`;

/** Open at the last day known of each range and expected to close in it; by a rep's id where `by` is one. */
export function expected(by: string, from = "deals d", amount = "d.reporting_amount_minor", where = "true"): string {
  const [key, grouped] = by === "" ? ["", "having count(*) > 0"] : [`${by},`, `group by ${by}`];
  return `select ${key} true as current, sum(${amount}) as pipeline from ${from} where ${where} and d.outcome = 'open'
      and d.expected_close_on >= '2026-10-01' and d.expected_close_on < '2027-01-01' and d.opened_on < '2026-11-24' ${grouped}
    union all
    select ${key} false, sum(${amount}) from ${from} where ${where} and d.outcome in ('open', 'won', 'lost')
      and d.expected_close_on >= '2026-07-01' and d.expected_close_on < '2026-10-01' and d.opened_on < '2026-08-24'
      and (d.closed_on is null or d.closed_on >= '2026-08-24') ${grouped}`;
}

/** When each account first bought, of those who first bought in the given days. */
export const firstPurchases = (days: (column: string) => string) => `(
  select account_id, min(first_on) as first_on from (
    select account_id, closed_on as first_on from deals d where outcome = 'won' and account_id is not null and ${days("closed_on")}
    union all select account_id, "on" from purchases where ${BOUGHT} and ${days('"on"')}
  ) e group by account_id) f`;
export const BOUGHT = "(kind is null or kind not in ('contraction', 'churn')) and amount_minor >= 0";
/** That nothing was bought before a day. */
export const nothingBefore = (account: string, day: string) =>
  `not exists (select from deals o where o.account_id = ${account} and o.outcome = 'won' and o.closed_on < ${day})
   and not exists (select from purchases o where o.account_id = ${account} and (o.kind is null or o.kind not in ('contraction', 'churn')) and o.amount_minor >= 0 and o."on" < ${day})`;

/** Leads by the date of one stage, and how many of them came to a later one. */
export const leads = (by: string, date: string, later: string | null, where: string) =>
  `select ${by} ${isNow(date)} as current, count(*) as leads ${later ? `, count(*) filter (where ${later} <= ${asOf(date)}) as later` : ""}
   from leads where ${both(date)} and ${where} group by ${by} ${isNow(date)}`;

export const opened = (by: string, from = "deals d", where = "true") =>
  `select ${by} ${isNow("d.opened_on")} as current, count(*) as created,
     count(*) filter (where d.outcome = 'won' and d.closed_on <= ${asOf("d.opened_on")}) as won
   from ${from} where ${both("d.opened_on")} and ${where} group by ${by} ${isNow("d.opened_on")}`;

/** What of the deals won has been cancelled or refunded since: without an amount, all of it. */
export const takenBack = (by: string, from = "deals d", share = "1", where = "true") =>
  `select ${by} ${isNow("d.closed_on")} as current, sum(least(d.reporting_amount_minor, v.taken) * ${share}) as taken
   from ${from} join (
     select e.deal_id, case when bool_and(e.amount_minor is not null) then sum(e.reporting_amount_minor) end as taken from deal_events e join deals d on d.id = e.deal_id
     where e.type in ('refunded', 'cancelled') and ${both("d.closed_on")} and greatest(e."on", e.recorded_on) <= ${asOf("d.closed_on")} group by 1
   ) v on v.deal_id = d.id where d.outcome = 'won' and ${both("d.closed_on")} and ${where} group by ${by} ${isNow("d.closed_on")}`;

/** The first day with data, which every page asks for. */
export const EARLIEST = `select least((select min(opened_on) from deals), (select min(closed_on) from deals), (select min(first_contact_on) from leads),
  (select min("on") from campaign_days), (select min("on") from activities), (select min("on") from purchases)) as day`;
