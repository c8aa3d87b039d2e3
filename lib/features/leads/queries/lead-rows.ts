import { database } from "@/lib/db/client";
import { queryRows, raw, type Sql, sql } from "@/lib/db/sql";
import type { Named } from "@/lib/features/deals/types";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { LeadRow, LeadStep } from "../types";

/** Where the day of each step is; the lead is `l`. */
export const STEP_COLUMNS: Readonly<Record<LeadStep, string>> = {
  mql_on: "l.reached_mql_on",
  sql_on: "l.reached_sql_on",
  opportunity_on: "l.reached_opportunity_on",
  customer_on: "l.reached_customer_on",
  disqualified_on: "l.disqualified_on",
};

type Found = Pick<LeadRow, "id" | "externalId" | "channel" | "firstContactOn"> &
  Record<LeadStep, CalendarDate | null> & {
    readonly campaignId: number | null;
    readonly campaignName: string | null;
    readonly accountId: number | null;
    readonly accountName: string | null;
    readonly placeValue: string | null;
  };

/** A lead of a page, and the text of what the page is sorted by. */
export type PlacedLead = LeadRow & { readonly placeValue: string | null };

/** The leads of a page, given as a statement with `id`, `place` and `placeValue`, in the page's order, as they were known on a day. */
export async function loadLeadRows(page: Sql, asOf: CalendarDate): Promise<PlacedLead[]> {
  const known = (step: LeadStep) => {
    const date = raw(STEP_COLUMNS[step]);
    return sql`case when ${date} <= ${asOf}::date then ${date} end as ${raw(step)}`;
  };
  const found = await queryRows<Found>(
    database(),
    sql`select l.id, x."placeValue", l.external_id as "externalId", coalesce(nullif(l.channel, ''), nullif(k.channel, '')) as channel,
          l.first_contact_on as "firstContactOn", l.campaign_id as "campaignId", k.name as "campaignName",
          l.account_id as "accountId", a.name as "accountName",
          ${known("mql_on")}, ${known("sql_on")}, ${known("opportunity_on")}, ${known("customer_on")}, ${known("disqualified_on")}
        from (${page}) x join leads l on l.id = x.id left join campaigns k on k.id = l.campaign_id
          left join accounts a on a.id = l.account_id
        order by x.place`,
  );
  return found.map(toLeadRow);
}

function toLeadRow({ id, externalId, channel, firstContactOn, placeValue, ...row }: Found): PlacedLead {
  const { mql_on, sql_on, opportunity_on, customer_on, disqualified_on } = row;
  return {
    id,
    externalId,
    channel,
    firstContactOn,
    placeValue,
    campaign: toNamed(row.campaignId, row.campaignName),
    account: toNamed(row.accountId, row.accountName),
    steps: { mql_on, sql_on, opportunity_on, customer_on, disqualified_on },
  };
}

function toNamed(id: number | null, name: string | null): Named | null {
  return id === null || name === null ? null : { id, name };
}
