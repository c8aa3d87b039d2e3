import type { FactId } from "@/lib/metrics/facts";
import { loadCustomerMonths } from "./customer-months";
import { loadSurvival } from "./survival";
import type { FactLoader } from "./types";

/** How facts are read that are not one grouped statement. */
export const LOADERS: Readonly<Partial<Record<FactId, FactLoader>>> = {
  customer_months: loadCustomerMonths,
  customers_survival: loadSurvival,
};
