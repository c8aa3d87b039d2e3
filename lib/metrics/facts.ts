import type { Dimension } from "./dimensions";

const TIME = ["day", "week", "month", "quarter", "year"] as const;
const SELLER = ["rep", "team", "region"] as const;
const DEAL = [
  ...SELLER,
  "product",
  "segment",
  "deal_type",
  "stage",
  "lost_reason",
  "promotion",
  "discount_band",
  "channel",
  "campaign",
  ...TIME,
] as const;
const PAY = [...SELLER, "product", "plan", ...TIME] as const;
const CAMPAIGN = ["campaign", "channel", ...TIME] as const;
const LEAD = ["campaign", "channel", "segment", ...TIME] as const;
const CUSTOMER = ["segment", "campaign", "channel", "product", "promotion", "discount_band", "deal_type"] as const;

type FactDefinition = { readonly label: string; readonly dimensions: readonly Dimension[] };

/** The tables that measures are counted from, each by one date, with the dimensions its rows can be split by. */
export const FACTS = {
  deals_closed: { label: "Deals by closing date", dimensions: DEAL },
  deals_opened: { label: "Deals by opening date", dimensions: DEAL },
  deals_open: { label: "Deals open at the end of the period", dimensions: DEAL },
  deals_expected: { label: "Open deals by expected closing date", dimensions: DEAL },
  refunds: { label: "Refunds and cancellations by date", dimensions: DEAL },
  refunds_of_closed: { label: "Refunds and cancellations by their deal's closing date", dimensions: DEAL },
  activities: { label: "Activities by date", dimensions: [...SELLER, "activity_type", ...TIME] },
  activities_on_closed: { label: "Activities by their deal's closing date", dimensions: [...DEAL, "activity_type"] },
  quotas: { label: "Quotas", dimensions: [...SELLER, ...TIME] },
  statement_lines: { label: "Commission statements", dimensions: PAY },
  statement_credits: { label: "Credited revenue on statements", dimensions: PAY },
  costs: { label: "Costs by date", dimensions: TIME },
  campaign_days: { label: "Campaign days", dimensions: CAMPAIGN },
  campaign_budgets: { label: "Campaigns at work in the period, to date", dimensions: ["campaign", "channel"] },
  campaign_reach: { label: "Reported spans of campaigns", dimensions: ["campaign", ...TIME] },
  campaign_goals: { label: "Campaign goals, to date", dimensions: ["campaign"] },
  leads_entered: { label: "Leads by first contact", dimensions: LEAD },
  leads_mql: { label: "Leads by qualification for marketing", dimensions: LEAD },
  leads_sql: { label: "Leads by qualification for sales", dimensions: LEAD },
  leads_opportunity: { label: "Leads by opportunity date", dimensions: LEAD },
  leads_customer: { label: "Leads by customer date", dimensions: LEAD },
  feedback: { label: "Feedback by date", dimensions: ["survey", "segment", ...CAMPAIGN] },
  brand_surveys: { label: "Brand survey waves by date", dimensions: ["market", ...CAMPAIGN] },
  brand_signals: { label: "Brand signals by date", dimensions: ["market", ...TIME] },
  brand_year: { label: "Brand signals of the twelve months that end with the period", dimensions: ["market", ...TIME] },
  awareness_parts: { label: "Brand survey waves and signals", dimensions: ["market", ...TIME] },
  customers_new: { label: "Customers by first won deal or purchase", dimensions: [...CUSTOMER, ...TIME] },
  customers_buying: { label: "Customers by what they bought", dimensions: CUSTOMER },
  customers_recurring: { label: "Recurring amounts of customers", dimensions: [...CUSTOMER, ...TIME] },
  customers_value: {
    label: "Customers by first purchase, with what they brought so far",
    dimensions: [...CUSTOMER, ...TIME],
  },
  customer_months: { label: "Months of recurring customers", dimensions: CUSTOMER },
  customers_survival: { label: "How long customers stayed", dimensions: CUSTOMER },
  customers_cohorts: { label: "Customers by first purchase", dimensions: CUSTOMER },
} as const satisfies Record<string, FactDefinition>;

export type FactId = keyof typeof FACTS;

/** The dimensions that every one of the facts has, in the order of the first. */
export function sharedDimensions(facts: readonly FactId[]): Dimension[] {
  const [first, ...others] = facts.map((fact): readonly Dimension[] => FACTS[fact].dimensions);
  return (first ?? []).filter((dimension) => others.every((dimensions) => dimensions.includes(dimension)));
}
