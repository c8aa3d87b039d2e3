/**
 * SQL that works out when leads reached their stages: the date given, else (for the last two) when their first deal opened
 * and the first was won, else the next stage's, because a skipped stage is reached on the next one's date.
 */
export function refreshReachedStages(leadIds: string): string {
  return `update leads l set reached_customer_on = x.customer_on, reached_opportunity_on = x.opportunity_on,
      reached_sql_on = x.sql_on, reached_mql_on = x.mql_on
    from (
      select c.id, c.customer_on, c.opportunity_on, coalesce(c.sql_given, c.opportunity_on) as sql_on,
             coalesce(c.mql_given, c.sql_given, c.opportunity_on) as mql_on
      from (
        select g.id, g.mql_on as mql_given, g.sql_on as sql_given, coalesce(g.customer_on, d.won_on) as customer_on,
               coalesce(g.opportunity_on, d.opened_on, g.customer_on, d.won_on) as opportunity_on
        from leads g
        left join (
          select lead_id, min(opened_on) as opened_on, min(closed_on) filter (where outcome = 'won') as won_on
          from deals where lead_id in (${leadIds}) group by lead_id) d on d.lead_id = g.id
        where g.id in (${leadIds})) c) x
    where x.id = l.id
      and (l.reached_customer_on, l.reached_opportunity_on, l.reached_sql_on, l.reached_mql_on)
        is distinct from (x.customer_on, x.opportunity_on, x.sql_on, x.mql_on)`;
}
