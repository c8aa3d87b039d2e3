import type { MetricArea } from "@/lib/metrics/definition";

/** The two colours of the product: sales is blue and marketing orange, everywhere. */
export type Side = "sales" | "marketing";

/** Which side a metric's area belongs to. Customers are what sales closed. */
export function sideOf(area: MetricArea): Side {
  return area === "marketing" || area === "awareness" ? "marketing" : "sales";
}
