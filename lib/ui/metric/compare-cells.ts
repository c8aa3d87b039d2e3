import { toNumber } from "@/lib/format/metric";
import type { MetricDefinition } from "@/lib/metrics/definition";
import type { MetricCell } from "@/lib/metrics/types";
import { type Comparison, compare } from "@/lib/values/comparison";

/** A metric's cell beside the one it is compared with. */
export function compareCells(
  metric: Pick<MetricDefinition, "good" | "unit">,
  current: MetricCell | undefined,
  previous: MetricCell | undefined,
): Comparison {
  const share = metric.unit === "share";
  return compare(toNumber(current?.value), toNumber(previous?.value), { good: metric.good, share });
}
