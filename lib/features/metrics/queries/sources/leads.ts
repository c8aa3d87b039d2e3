import { raw, sql } from "@/lib/db/sql";
import type { FactId } from "@/lib/metrics/facts";
import type { MeasureId } from "@/lib/metrics/measures";
import { accountOf, type Columns, campaignOf, own } from "../columns";
import { dated, type Measures } from "../source";
import { day } from "../sql-parts";

export type LeadFact = Extract<FactId, `leads_${string}`>;

/** The date by which a lead counts in each fact; the lead is `l`. */
export const LEAD_DATES: Readonly<Record<LeadFact, string>> = {
  leads_entered: "l.first_contact_on",
  leads_mql: "l.reached_mql_on",
  leads_sql: "l.reached_sql_on",
  leads_opportunity: "l.reached_opportunity_on",
  leads_customer: "l.reached_customer_on",
};

/** The later stage that the leads of a measure have reached by the last day known. */
export const LEADS_REACHED = {
  leads_to_mql: "leads_mql",
  leads_to_customer: "leads_customer",
  mqls_to_sql: "leads_sql",
  sqls_to_opportunity: "leads_opportunity",
  opportunities_to_customer: "leads_customer",
} as const satisfies Partial<Record<MeasureId, LeadFact>>;

export const LEAD_COLUMNS: Columns = {
  campaign: own(sql`l.campaign_id`),
  channel: {
    key: sql`coalesce(nullif(l.channel, ''), nullif(k.channel, ''))`,
    joins: [campaignOf(sql`l.campaign_id`)],
  },
  segment: { key: sql`nullif(a.segment, '')`, joins: [accountOf(sql`l.account_id`)] },
};

/** Leads by the day they reached a stage, and how many of them have reached a later one by the last day known. */
export function leadsBy(fact: LeadFact) {
  const date = raw(LEAD_DATES[fact]);
  return dated((request, days) => {
    const known = days.pick(date, ({ asOf }) => day(asOf));
    const all = { value: sql`count(*)` };
    const reached = (id: keyof typeof LEADS_REACHED) => ({
      value: sql`count(*) filter (where ${raw(LEAD_DATES[LEADS_REACHED[id]])} <= ${known})`,
    });
    const measures: Readonly<Record<LeadFact, Measures>> = {
      leads_entered: {
        leads: all,
        leads_to_mql: reached("leads_to_mql"),
        leads_to_customer: reached("leads_to_customer"),
      },
      leads_mql: { mqls: all, mqls_to_sql: reached("mqls_to_sql") },
      leads_sql: { sqls: all, sqls_to_opportunity: reached("sqls_to_opportunity") },
      leads_opportunity: { opportunities: all, opportunities_to_customer: reached("opportunities_to_customer") },
      leads_customer: { customers: all },
    };
    return {
      table: sql`leads l`,
      joins: [],
      columns: LEAD_COLUMNS,
      where: days.within(date),
      range: days.index(date),
      bucket: days.bucket(date, request),
      measures: measures[fact],
    };
  });
}
