import { toNumber } from "@/lib/format/metric";
import type { MetricCells } from "@/lib/metrics/types";

/** The part of revenue that has been cancelled or refunded since; 0 where that is nothing or not known. */
export function shareTakenBack({ revenue, revenue_taken_back: taken }: MetricCells): number {
  const [whole, back] = [toNumber(revenue?.value), toNumber(taken?.value)];
  return whole && back && whole > 0 ? back / whole : 0;
}
