import type { MetricResult } from "@/lib/metrics/types";

/** Whether the revenue of campaigns is that of all their deals; else it is that of the deals which the reader may see, and no return is told. */
export function sellsAll({ query }: Pick<MetricResult, "query">): boolean {
  return query.metrics.includes("return_on_spend");
}
