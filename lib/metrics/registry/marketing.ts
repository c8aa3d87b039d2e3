import { defineMetrics } from "../define";
import { type Formula, measure, named, ratio, scaled, sumOfKnown } from "../formula";

const PLATFORM = "As advertising platforms define it";
const COHORT = "Cohort conversion; interval: Wilson 1927";

const acquisitionCosts = sumOfKnown(
  measure("spend"),
  measure("marketing_costs"),
  measure("sales_costs"),
  measure("commission_earned"),
);
export const acquisitionCost = ratio(acquisitionCosts, measure("new_customers"));

const count = (name: string, formula: Formula, description: string, source = PLATFORM) =>
  ({ name, unit: "count", good: "up", formula, description, source, rows: "campaign_days" }) as const;
const lead = (name: string, formula: Formula, description: string) =>
  ({ name, unit: "count", good: "up", formula, description, rows: "leads" }) as const;
const conversion = (name: string, of: Formula, per: Formula, description: string) =>
  ({
    name,
    unit: "share",
    good: "up",
    formula: ratio(of, per),
    description: `${description} Those who entered lately still have time.`,
    source: COHORT,
    interval: "wilson",
    rows: "leads",
    maturing: true,
  }) as const;
const cost = (name: string, of: Formula, per: Formula, description: string) =>
  ({ name, unit: "money", good: "down", formula: ratio(of, per), description, source: PLATFORM }) as const;

export const MARKETING_METRICS = defineMetrics("marketing", {
  impressions: count("Impressions", measure("impressions"), "How often something of the campaign was shown."),
  reach: {
    name: "Reach",
    unit: "count",
    good: "up",
    formula: measure("reach"),
    description:
      "Different people who saw the campaign. People overlap, so it is known only for exactly a span that was reported (while a period is running, its days up to today) and never adds up over days or campaigns.",
    source: PLATFORM,
  },
  frequency: {
    name: "Frequency",
    unit: "ratio",
    good: "neither",
    formula: ratio(measure("reach_impressions"), measure("reach")),
    description:
      "How often each person reached saw the campaign, for exactly a span whose reach was reported: its impressions ÷ its reach.",
    source: PLATFORM,
  },
  clicks: count("Clicks", measure("clicks"), "Clicks on something of the campaign."),
  ctr: {
    name: "Click rate",
    unit: "share",
    good: "up",
    formula: ratio(measure("clicks"), measure("impressions")),
    description: "Clicks as a share of impressions.",
    source: PLATFORM,
    rows: "campaign_days",
  },
  cpc: cost("Cost per click", measure("spend"), measure("clicks"), "What a click cost."),
  cpm: {
    name: "Cost per thousand impressions",
    unit: "money",
    good: "down",
    formula: scaled(ratio(measure("spend"), measure("impressions")), 1000n),
    description: "What a thousand impressions cost.",
    source: PLATFORM,
  },
  visits: count("Visits", measure("visits"), "Visits to the website, as reported.", "As web analytics define it"),
  visitors: {
    name: "Visitors",
    unit: "count",
    good: "up",
    formula: measure("visitors"),
    description: "Different people who visited, known only for exactly a span that was reported.",
    source: "As web analytics define it",
  },
  engagements: count(
    "Engagements",
    measure("engagements"),
    "Likes, comments, shares and saves together, or as reported.",
  ),
  engagement_rate: {
    name: "Engagement rate",
    unit: "share",
    good: "up",
    formula: ratio(measure("engagements"), measure("impressions")),
    description: "Engagements as a share of impressions.",
    source: PLATFORM,
    rows: "campaign_days",
  },
  spend: {
    name: "Spend",
    unit: "money",
    good: "neither",
    formula: measure("spend"),
    description: "What the campaign's days cost, at each day's exchange rate.",
    source: PLATFORM,
    rows: "campaign_days",
  },
  budget: {
    name: "Budget",
    unit: "money",
    good: "neither",
    formula: measure("budget"),
    description:
      "Budget of the campaigns at work in the period (which run in it, have no dates, or have a reported day or a lead in it) or, whatever the period, of those asked for by name; for their whole duration, at the exchange rate of their first day; of one without dates, at the latest.",
  },
  budget_used: {
    name: "Budget used",
    unit: "share",
    good: "neither",
    formula: ratio(measure("budget_spent"), measure("budget")),
    description:
      "Spend as a share of the budget, campaign to date, of the campaigns whose budget counts in the period.",
  },
  spend_pace: {
    name: "Spend pace",
    unit: "share",
    good: "neither",
    formula: ratio(measure("paced_spent"), measure("paced_budget")),
    description:
      "Spend to date as a share of the budget that the elapsed days ask for, both days inclusive, of the campaigns whose budget counts in the period. Campaigns without dates or budget are left out.",
  },
  leads_reported: count(
    "Leads reported",
    measure("leads_reported"),
    "What the platforms report as leads; it stands apart from the leads we hold.",
  ),
  leads: lead("Leads", measure("leads"), "People whose first contact was in the period."),
  mqls: lead(
    "Marketing-qualified leads",
    measure("mqls"),
    "People who were qualified for marketing in the period; a skipped stage is reached on the next one's date.",
  ),
  sqls: lead(
    "Sales-qualified leads",
    measure("sqls"),
    "People who were qualified for sales in the period; a skipped stage is reached on the next one's date.",
  ),
  opportunities: lead(
    "Opportunities",
    measure("opportunities"),
    "People who became an opportunity in the period; by default on the opening of their first deal.",
  ),
  customers: lead(
    "Leads won",
    measure("customers"),
    "People who became a customer in the period; by default on the winning of their first deal.",
  ),
  lead_to_mql: conversion(
    "Lead to MQL",
    measure("leads_to_mql"),
    measure("leads"),
    "Of the leads of the period, the share that has been qualified for marketing so far.",
  ),
  mql_to_sql: conversion(
    "MQL to SQL",
    measure("mqls_to_sql"),
    measure("mqls"),
    "Of those qualified for marketing in the period, the share that has been qualified for sales so far.",
  ),
  sql_to_opportunity: conversion(
    "SQL to opportunity",
    measure("sqls_to_opportunity"),
    measure("sqls"),
    "Of those qualified for sales in the period, the share that has become an opportunity so far.",
  ),
  opportunity_to_customer: conversion(
    "Opportunity to customer",
    measure("opportunities_to_customer"),
    measure("opportunities"),
    "Of the opportunities of the period, the share that has become a customer so far.",
  ),
  lead_to_customer: conversion(
    "Lead to customer",
    measure("leads_to_customer"),
    measure("leads"),
    "Of the leads of the period, the share that has become a customer so far.",
  ),
  cpl: cost("Cost per lead", measure("spend"), measure("leads"), "Spend for each lead that we hold."),
  cost_per_mql: cost("Cost per MQL", measure("spend"), measure("mqls"), "Spend for each lead qualified for marketing."),
  cost_per_opportunity: cost(
    "Cost per opportunity",
    measure("spend"),
    measure("opportunities"),
    "Spend for each opportunity.",
  ),
  sales_costs: {
    name: "Sales costs",
    unit: "money",
    good: "down",
    formula: measure("sales_costs"),
    description: "Costs of sales that were entered, by date; commissions are not among them.",
  },
  marketing_costs: {
    name: "Marketing costs",
    unit: "money",
    good: "down",
    formula: measure("marketing_costs"),
    description: "Costs of marketing that were entered, by date; campaign spend is not among them.",
  },
  cac: {
    name: "Customer acquisition cost",
    unit: "money",
    good: "down",
    formula: acquisitionCost,
    description:
      "Blended: everything spent on marketing and sales in the period for each new customer of the period. A kind of cost that nobody entered is left out.",
    source: "Blended customer acquisition cost",
    sample: measure("new_customers"),
  },
  return_on_spend: {
    name: "Return on spend",
    unit: "ratio",
    good: "up",
    formula: ratio(named("Revenue of deals", measure("revenue")), measure("spend")),
    description:
      "Revenue of the deals won in the period ÷ spend of the period. By campaign or channel, a deal belongs to the one written on it; no credit is shared out.",
  },
  goal_attainment: {
    name: "Campaign goal",
    unit: "share",
    good: "up",
    formula: measure("goal_attainment"),
    description:
      "The campaign's metric to date as a share of its target, of the campaigns at work in the period or asked for by name. Where less is better, such as a cost, it is the target as a share of the metric. Reach is that of the span reported from the campaign's beginning on. With several goals, the one that is furthest from its target.",
  },
});
