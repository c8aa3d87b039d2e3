import { defineMetrics } from "../define";
import { calculated, difference, measure, named, ratio, scaled } from "../formula";
import { acquisitionCost } from "./marketing";

const LOYALTY = "Common definition of subscription businesses";
const marginPerMonth = ratio(measure("gross_margin"), measure("customer_months"));
const monthlyChurn = ratio(measure("months_ended"), measure("customer_months"));
const lifetimeValue = calculated(
  "lifetime_value",
  "Gross margin per customer and month ÷ Monthly churn",
  marginPerMonth,
  monthlyChurn,
);

const MONTHS_WITHOUT_COST = {
  measure: "months_without_cost",
  words: "customer months left out because a cost is not known",
} as const;

export const CUSTOMER_METRICS = defineMetrics("customers", {
  new_customers: {
    name: "New customers",
    unit: "count",
    good: "up",
    formula: measure("new_customers"),
    description: "Accounts whose first won deal or purchase was in the period.",
  },
  retention: {
    name: "Retention",
    unit: "share",
    good: "up",
    formula: ratio(measure("retained_customers"), measure("cohort_customers")),
    description:
      "Of the customers who first bought in a week, month or quarter, the share that is active in each later one: who bought in it, or whose recurring amount in it, in their own currency, is above zero. A bucket that is not over has no value.",
    source: "Cohort analysis",
    interval: "wilson",
    table: true,
  },
  repeat_rate: {
    name: "Repeat rate",
    unit: "share",
    good: "up",
    formula: ratio(measure("repeat_customers"), measure("buying_customers")),
    description: "Share of the period's buyers who bought on at least two of its days.",
    source: "Common definition of retail; interval: Wilson 1927",
    interval: "wilson",
  },
  logo_churn: {
    name: "Customer churn",
    unit: "share",
    good: "down",
    formula: ratio(measure("customers_lost"), measure("recurring_customers")),
    description:
      "Share of the customers with a recurring amount at the start of the period who have none at its end, in their own currency.",
    source: `${LOYALTY}; interval: Wilson 1927`,
    interval: "wilson",
  },
  grr: {
    name: "Gross revenue retention",
    unit: "share",
    good: "up",
    formula: ratio(measure("recurring_kept"), measure("recurring_start")),
    description:
      "Of the recurring amount at the start of the period, the share still there at its end, customer by customer; growth does not make up for loss.",
    source: LOYALTY,
    sample: measure("recurring_customers"),
  },
  nrr: {
    name: "Net revenue retention",
    unit: "share",
    good: "up",
    formula: ratio(measure("recurring_end"), measure("recurring_start")),
    description:
      "Recurring amount at the end of the period of those who had one at its start, as a share of what they had; growth included, new customers not.",
    source: LOYALTY,
    sample: measure("recurring_customers"),
  },
  ltv: {
    name: "Lifetime value",
    unit: "money",
    good: "up",
    formula: lifetimeValue,
    description:
      "Gross margin that a customer brings until it leaves, at the period's margin and churn. Without churn, over 60 months. A customer's month of which a cost is not known is left out.",
    source: LOYALTY,
    sample: measure("customer_months"),
    leftOut: MONTHS_WITHOUT_COST,
  },
  observed_value: {
    name: "Value so far",
    unit: "money",
    good: "up",
    formula: ratio(measure("value_so_far"), measure("valued_customers")),
    description:
      "Gross margin so far of each customer who first bought in the period: what the lifetime value promises, as far as it has come. Customers of whom a cost is not known are left out.",
    sample: measure("valued_customers"),
    leftOut: {
      measure: "customers_without_cost",
      words: "customers left out because a cost is not known",
    },
    maturing: true,
  },
  ltv_cac: {
    name: "LTV ÷ CAC",
    unit: "ratio",
    good: "up",
    formula: ratio(named("Lifetime value", lifetimeValue), named("Customer acquisition cost", acquisitionCost)),
    description: "How often a customer's lifetime value covers what it cost to win a customer in the period.",
    source: LOYALTY,
    sample: measure("customer_months"),
    leftOut: MONTHS_WITHOUT_COST,
  },
  payback_months: {
    name: "Payback",
    unit: "months",
    good: "down",
    formula: ratio(
      named("Customer acquisition cost", acquisitionCost),
      named("Gross margin per customer and month", marginPerMonth),
    ),
    description: "Months until a customer's gross margin has paid for winning it.",
    source: LOYALTY,
    sample: measure("customer_months"),
    leftOut: MONTHS_WITHOUT_COST,
  },
  survival: {
    name: "Survival after twelve months",
    unit: "share",
    good: "up",
    formula: measure("survival_year"),
    description:
      "Chance that a customer is still there twelve months after first buying; those who have not been customers that long count for as long as they have.",
    source: "Kaplan and Meier 1958; interval: Greenwood 1926",
    interval: "greenwood",
  },
  survival_median: {
    name: "Median time as a customer",
    unit: "days",
    good: "up",
    formula: measure("survival_median"),
    description:
      "Days after which half of the recurring customers had left; those still there count for as long as they have been. Not reached while more than half stay.",
    source: "Kaplan and Meier 1958",
  },
  nps: {
    name: "Net promoter score",
    unit: "score",
    good: "up",
    formula: scaled(
      difference(
        ratio(measure("nps_promoters"), measure("nps_answers")),
        ratio(measure("nps_detractors"), measure("nps_answers")),
      ),
      100n,
    ),
    description: "Percent of answers of 9 or 10 less percent of answers of 0 to 6.",
    source: "Reichheld, Harvard Business Review 2003",
    interval: "nps",
    rows: "feedback",
  },
  csat: {
    name: "Customer satisfaction",
    unit: "share",
    good: "up",
    formula: ratio(measure("csat_satisfied"), measure("csat_answers")),
    description: "Share of satisfaction answers that are 4 or 5 of 5.",
    source: "Top two boxes; interval: Wilson 1927",
    interval: "wilson",
    rows: "feedback",
  },
  response_rate: {
    name: "Response rate",
    unit: "share",
    good: "up",
    formula: ratio(measure("answered"), measure("asked")),
    description: "Share of the people asked who answered.",
    source: "Common definition of surveys; interval: Wilson 1927",
    interval: "wilson",
    rows: "feedback",
  },
});
