import type { FactId } from "@/lib/metrics/facts";
import { loadAwarenessIndex } from "./awareness-index";
import { loadCustomerMonths } from "./customer-months";
import { loadGoals } from "./goals";
import { loadSurvival } from "./survival";
import type { FactLoader } from "./types";

/** How facts are read that are not one grouped statement. */
export const LOADERS: Readonly<Partial<Record<FactId, FactLoader>>> = {
  campaign_goals: loadGoals,
  awareness_parts: loadAwarenessIndex,
  customer_months: loadCustomerMonths,
  customers_survival: loadSurvival,
};
