import type { ReadScope } from "@/lib/auth/scope";
import { queryMetrics } from "@/lib/features/metrics/queries";
import type { MetricId, MetricResult } from "@/lib/metrics/types";
import { lengthInDays } from "@/lib/values/period";
import { filterOf } from "../../_lib/filters";
import type { PageView } from "../../_lib/view";

export const ACTIVITY_TYPES = ["calls", "emails", "meetings", "demos"] as const satisfies readonly MetricId[];
const WEEKLY_UP_TO = 200;

export type RepActivities = {
  readonly totals: MetricResult;
  readonly byTime: MetricResult;
  readonly unit: "week" | "month";
};

/** What a rep did in the view's period, and when. */
export async function loadRepActivities(scope: ReadScope, view: PageView, repId: number): Promise<RepActivities> {
  const { period, compare } = view.state;
  const filters = [filterOf("rep", repId)];
  const unit = lengthInDays(period) > WEEKLY_UP_TO ? "month" : "week";
  const shared = { metrics: ACTIVITY_TYPES, period, filters };
  const [totals, byTime] = await Promise.all([
    queryMetrics(scope, { ...shared, by: [], ...(compare ? { compare } : {}) }),
    queryMetrics(scope, { ...shared, by: [unit], fill: true }),
  ]);
  return { totals, byTime, unit };
}
