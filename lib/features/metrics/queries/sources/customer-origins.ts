import { type Sql, sql } from "@/lib/db/sql";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { BOUGHT } from "./customer-sql";

export const WON = sql`outcome = 'won' and account_id is not null`;
const DEAL = sql`campaign_id, lead_id, nullif(channel, '') as channel, product_id, promotion_id, type, amount_minor, list_minor`;
const LEAD = sql`campaign_id, nullif(channel, '') as channel`;
/** Whose campaign counts, with its own channel. */
const CAMPAIGN = sql`cross join lateral (
      select coalesce(d.campaign_id, l.campaign_id, e.campaign_id, p.campaign_id) as campaign_id, coalesce(nullif(l.channel, ''), e.channel) as channel
    ) o
    left join campaigns k on k.id = o.campaign_id`;

/**
 * A select of how each customer was won: `account_id, campaign_id, channel, product_id, promotion_id, deal_type, amount_minor, list_minor`.
 * The campaign is that of the first won deal, else of that deal's lead, else of the account's earliest lead, else of the first purchase; the rest is that of the
 * first won deal.
 */
export function customerOrigins(until: CalendarDate): Sql {
  return sql`
    select a.id as account_id, o.campaign_id, coalesce(d.channel, k.channel, o.channel) as channel, d.product_id, d.promotion_id,
      d.type::text as deal_type, d.amount_minor, d.list_minor
    from accounts a
    left join (
      select distinct on (account_id) account_id, ${DEAL}
      from deals where ${WON} and closed_on < ${until}::date order by account_id, closed_on, id
    ) d on d.account_id = a.id
    left join leads l on l.id = d.lead_id
    left join (
      select distinct on (account_id) account_id, ${LEAD}
      from leads where account_id is not null and first_contact_on < ${until}::date order by account_id, first_contact_on, id
    ) e on e.account_id = a.id
    left join (
      select distinct on (account_id) account_id, campaign_id
      from purchases where ${BOUGHT} and "on" < ${until}::date order by account_id, "on", id
    ) p on p.account_id = a.id
    ${CAMPAIGN}`;
}

/** The same of one account, found by its own rows: for customers that are few. */
export function customerOrigin(account: Sql, until: CalendarDate): Sql {
  const of = sql`account_id = ${account}`;
  return sql`
    select o.campaign_id, coalesce(d.channel, k.channel, o.channel) as channel, d.product_id, d.promotion_id,
      d.type::text as deal_type, d.amount_minor, d.list_minor
    from (select) one
    left join lateral (
      select ${DEAL} from deals where ${of} and ${WON} and closed_on < ${until}::date order by closed_on, id limit 1
    ) d on true
    left join leads l on l.id = d.lead_id
    left join lateral (
      select ${LEAD} from leads where ${of} and first_contact_on < ${until}::date order by first_contact_on, id limit 1
    ) e on true
    left join lateral (
      select campaign_id from purchases where ${of} and ${BOUGHT} and "on" < ${until}::date order by "on", id limit 1
    ) p on true
    ${CAMPAIGN}`;
}
