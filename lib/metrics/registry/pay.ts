import { defineMetrics } from "../define";
import { measure, ratio } from "../formula";

export const PAY_METRICS = defineMetrics("pay", {
  commission_earned: {
    name: "Commission earned",
    unit: "money",
    good: "neither",
    formula: measure("commission_earned"),
    description: "What statements say was earned, by the day each line counts on.",
    rows: "statement_lines",
  },
  commission_paid: {
    name: "Commission paid",
    unit: "money",
    good: "neither",
    formula: measure("commission_paid"),
    description: "The part of the commission earned that stands on locked statements.",
    rows: "statement_lines",
  },
  commission_rate: {
    name: "Commission rate",
    unit: "share",
    good: "neither",
    formula: ratio(measure("commission_earned"), measure("credited_revenue")),
    description: "Commission earned as a share of the revenue it was credited for, each deal's credit counted once.",
    rows: "statement_lines",
  },
  cost_of_sale: {
    name: "Commission cost of revenue",
    unit: "share",
    good: "down",
    formula: ratio(measure("commission_earned"), measure("revenue")),
    description: "Commission earned as a share of revenue.",
    rows: "statement_lines",
  },
});
