import type { FactId } from "./facts";

type MeasureUnit = "money" | "count" | "days" | "number";

export type MeasureDefinition = {
  /** As formulas in words say it. */
  readonly label: string;
  readonly fact: FactId;
  readonly unit: MeasureUnit;
  /** Why there is no value where no row has one; null: no rows are 0. */
  readonly absent: string | null;
  /** Whether the parts of a whole add up to it, or all but its parts in time. Where not, the database is asked for each grouping. */
  readonly additive: boolean | "except_time";
};

const additive = (fact: FactId, unit: MeasureUnit, label: string): MeasureDefinition => ({
  label,
  fact,
  unit,
  absent: null,
  additive: true,
});
const count = (fact: FactId, label: string) => additive(fact, "count", label);
const money = (fact: FactId, label: string) => additive(fact, "money", label);
const reported = (measure: MeasureDefinition, absent?: string): MeasureDefinition => ({
  ...measure,
  absent: absent ?? `${measure.label.toLowerCase()}: not reported`,
});
/** A measure whose parts overlap, or which is a statistic of single rows. */
const whole = (measure: MeasureDefinition): MeasureDefinition => ({ ...measure, additive: false });

/** Everything that is counted or summed in the database, and the few statistics that are not additive. */
export const MEASURES = {
  revenue: money("deals_closed", "Revenue"),
  won_deals: count("deals_closed", "Deals won"),
  lost_deals: count("deals_closed", "Deals lost"),
  lost_amount: money("deals_closed", "Amount of deals lost"),
  net_of_listed: money("deals_closed", "Revenue of deals with a list amount"),
  list_of_listed: money("deals_closed", "List amount"),
  listed_deals: count("deals_closed", "Deals won with a list amount"),
  discounted_deals: count("deals_closed", "Deals won under list"),
  offer_revenue: money("deals_closed", "Revenue of deals tied to an offer"),
  cycle_days: additive("deals_closed", "days", "Days from opened to won"),
  cycle_deals: count("deals_closed", "Deals won with an opening date"),
  cycle_median: whole(
    reported(
      additive("deals_closed", "days", "Median days from opened to won"),
      "no deal with an opening date was won",
    ),
  ),
  backward_deals: count("deals_closed", "Deals won before they were opened"),

  created_deals: count("deals_opened", "Deals created"),
  created_won: count("deals_opened", "Of these, won"),

  open_deals: whole(count("deals_open", "Open deals")),
  open_amount: whole(money("deals_open", "Amount of open deals")),

  pipeline: money("deals_expected", "Open pipeline"),
  weighted_pipeline: money("deals_expected", "Open deals × chance of their stage"),

  refunds: money("refunds", "Refunds"),
  revenue_taken_back: money("refunds_of_closed", "Revenue since cancelled or refunded"),

  activities: count("activities", "Activities"),
  calls: count("activities", "Calls"),
  emails: count("activities", "E-mails"),
  meetings: count("activities", "Meetings"),
  demos: count("activities", "Demos"),
  activities_on_closed: count("activities_on_closed", "Activities on deals closed"),

  quota: whole(reported(money("quotas", "Quota"), "no quota")),

  commission_earned: reported(money("statement_lines", "Commission earned"), "no statement"),
  commission_paid: reported(money("statement_lines", "Commission on locked statements"), "no statement"),
  credited_revenue: {
    ...reported(money("statement_credits", "Credited revenue"), "no statement credits revenue"),
    additive: "except_time",
  },

  sales_costs: reported(money("costs", "Sales costs")),
  marketing_costs: reported(money("costs", "Marketing costs")),

  impressions: reported(count("campaign_days", "Impressions")),
  clicks: reported(count("campaign_days", "Clicks")),
  visits: reported(count("campaign_days", "Visits")),
  engagements: reported(count("campaign_days", "Engagements")),
  leads_reported: reported(count("campaign_days", "Leads reported by the platform")),
  spend: reported(money("campaign_days", "Spend")),

  budget: reported(money("campaign_budgets", "Budget"), "no campaign with a budget is at work in the period"),
  budget_spent: reported(money("campaign_budgets", "Spend to date")),
  paced_spent: reported(money("campaign_budgets", "Spend to date of dated campaigns")),
  paced_budget: reported(money("campaign_budgets", "Budget × elapsed days ÷ campaign days")),

  reach: whole(reported(count("campaign_reach", "Reach"))),
  visitors: whole(reported(count("campaign_reach", "Visitors"))),
  reach_impressions: whole(reported(count("campaign_reach", "Impressions"))),

  goal_attainment: whole(
    reported(
      additive("campaign_goals", "number", "Goal attainment"),
      "no campaign with a goal is at work in the period",
    ),
  ),

  leads: count("leads_entered", "Leads"),
  leads_to_mql: count("leads_entered", "Of these, qualified for marketing"),
  leads_to_customer: count("leads_entered", "Of these, became customers"),
  mqls: count("leads_mql", "Marketing-qualified leads"),
  mqls_to_sql: count("leads_mql", "Of these, qualified for sales"),
  sqls: count("leads_sql", "Sales-qualified leads"),
  sqls_to_opportunity: count("leads_sql", "Of these, became opportunities"),
  opportunities: count("leads_opportunity", "Opportunities"),
  opportunities_to_customer: count("leads_opportunity", "Of these, became customers"),
  customers: count("leads_customer", "Leads that became customers"),

  nps_promoters: count("feedback", "Promoters"),
  nps_detractors: count("feedback", "Detractors"),
  nps_answers: count("feedback", "Answers"),
  csat_satisfied: count("feedback", "Satisfied answers"),
  csat_answers: count("feedback", "Satisfaction answers"),
  asked: count("feedback", "People asked"),
  answered: count("feedback", "Answers given"),

  aided: count("brand_surveys", "Aware when prompted"),
  aided_asked: count("brand_surveys", "Respondents asked with a prompt"),
  unaided: count("brand_surveys", "Aware unprompted"),
  unaided_asked: count("brand_surveys", "Respondents asked without a prompt"),
  exposed_aware: count("brand_surveys", "Aware among the exposed"),
  exposed_asked: count("brand_surveys", "Exposed"),
  control_aware: count("brand_surveys", "Aware in the control group"),
  control_asked: count("brand_surveys", "Control group"),

  branded_searches: reported(count("brand_signals", "Searches for our brand")),
  mentions: reported(count("brand_signals", "Own mentions")),
  competitor_mentions: reported(count("brand_signals", "Competitors' mentions")),
  direct_visits: reported(count("brand_signals", "Direct visits")),
  branded_searches_year: whole(reported(count("brand_year", "Own searches in twelve months"))),
  competitor_searches_year: whole(reported(count("brand_year", "Competitors' searches in twelve months"))),

  awareness_index: whole(
    reported(
      additive("awareness_parts", "number", "Geometric mean of the parts, each ÷ its base × 100"),
      "no part of the index is known",
    ),
  ),

  new_customers: count("customers_new", "New customers"),
  buying_customers: count("customers_buying", "Customers who bought"),
  repeat_customers: count("customers_buying", "Customers who bought on two days or more"),
  recurring_customers: whole(count("customers_recurring", "Customers recurring at the start")),
  customers_lost: whole(count("customers_recurring", "Of these, no longer at the end")),
  recurring_start: whole(additive("customers_recurring", "number", "Recurring amount at the start")),
  recurring_end: whole(additive("customers_recurring", "number", "Recurring amount at the end of those customers")),
  recurring_kept: whole(additive("customers_recurring", "number", "The smaller of both, customer by customer")),
  customer_months: whole(count("customer_months", "Customer months")),
  months_ended: whole(count("customer_months", "Customers lost")),
  gross_margin: whole(money("customer_months", "Gross margin")),
  months_without_cost: whole(count("customer_months", "Customer months of which a cost is not known")),
  valued_customers: count("customers_value", "Customers who first bought, of whom every cost is known"),
  customers_without_cost: count("customers_value", "Customers who first bought, of whom a cost is not known"),
  value_so_far: money("customers_value", "Gross margin so far"),
  survival_year: whole(
    reported(additive("customers_survival", "number", "Kaplan–Meier survival at twelve months"), "no customers"),
  ),
  survival_median: whole(
    reported(additive("customers_survival", "days", "Kaplan–Meier median of days"), "no customers"),
  ),
  cohort_customers: count("customers_cohorts", "Customers of the cohort"),
  retained_customers: count("customers_cohorts", "Customers active in the later bucket"),
} as const satisfies Record<string, MeasureDefinition>;

export type MeasureId = keyof typeof MEASURES;

/** A measure's definition. */
export function measureOf(id: MeasureId): MeasureDefinition {
  return MEASURES[id];
}
