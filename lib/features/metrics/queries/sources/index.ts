import type { FactId } from "@/lib/metrics/facts";
import type { FactSource } from "../source";
import { activities, activitiesOnClosed } from "./activities";
import { brandSignals, brandSurveys, brandYear } from "./brand";
import { campaignBudgets, campaignDays, campaignReach } from "./campaigns";
import { costs } from "./costs";
import { buyingCustomers, customerValues, newCustomers, recurringCustomers } from "./customers";
import { closedDeals, expectedDeals, openDeals, openedDeals } from "./deals";
import { feedback } from "./feedback";
import { leadsBy } from "./leads";
import { quotas } from "./quotas";
import { refunds, refundsOfClosed } from "./refunds";
import { statementCredits, statementLines } from "./statements";

/** How each fact table is read; those that are missing here are put together by code of their own. */
export const SOURCES: Readonly<Partial<Record<FactId, FactSource>>> = {
  deals_closed: closedDeals,
  deals_opened: openedDeals,
  deals_open: openDeals,
  deals_expected: expectedDeals,
  refunds,
  refunds_of_closed: refundsOfClosed,
  activities,
  activities_on_closed: activitiesOnClosed,
  quotas,
  statement_lines: statementLines,
  statement_credits: statementCredits,
  costs,
  campaign_days: campaignDays,
  campaign_budgets: campaignBudgets,
  campaign_reach: campaignReach,
  leads_entered: leadsBy("leads_entered"),
  leads_mql: leadsBy("leads_mql"),
  leads_sql: leadsBy("leads_sql"),
  leads_opportunity: leadsBy("leads_opportunity"),
  leads_customer: leadsBy("leads_customer"),
  feedback,
  brand_surveys: brandSurveys,
  brand_signals: brandSignals,
  brand_year: brandYear,
  customers_new: newCustomers,
  customers_buying: buyingCustomers,
  customers_recurring: recurringCustomers,
  customers_value: customerValues,
};
