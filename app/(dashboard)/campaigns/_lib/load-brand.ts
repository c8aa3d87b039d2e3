import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import type { Campaign } from "@/lib/features/campaigns/types";
import { queryMetrics } from "@/lib/features/metrics/queries";
import type { MetricId, MetricResult } from "@/lib/metrics/types";
import { addDays, addMonths, minDate } from "@/lib/values/calendar-date";
import type { Period } from "@/lib/values/period";
import { trendPeriod } from "../../_lib/trend";
import type { PageView } from "../../_lib/view";
import { campaignSpan } from "./goal-pace";

const METRICS: readonly MetricId[] = ["aided_awareness", "unaided_awareness", "brand_lift"];
const AROUND_MONTHS = 3;

export type BrandCourse = {
  readonly period: Period;
  /** By month; of the campaign's own surveys where it has any, else of all. */
  readonly result: MetricResult;
  readonly ofCampaign: boolean;
};

/** How well known the brand was from shortly before a campaign until shortly after it. */
export const loadBrand = cache(async (scope: ReadScope, view: PageView, campaign: Campaign): Promise<BrandCourse> => {
  const period = brandPeriod(scope, view, campaign);
  const query = { metrics: METRICS, by: ["month"], period } as const;
  const own = await queryMetrics(scope, { ...query, filters: view.filters });
  if (hasWaves(own)) return { period, result: own, ofCampaign: true };
  return { period, result: await queryMetrics(scope, { ...query, filters: [] }), ofCampaign: false };
});

export function hasWaves({ rows }: MetricResult): boolean {
  return rows.some(({ cells }) => METRICS.some((id) => cells[id]?.value != null));
}

function brandPeriod(scope: ReadScope, view: PageView, campaign: Campaign): Period {
  const span = campaignSpan(campaign);
  const tomorrow = addDays(scope.today, 1);
  if (!span || span.from >= tomorrow) return trendPeriod(view.state.period, scope.today, scope.organisation);
  return { from: addMonths(span.from, -AROUND_MONTHS), to: minDate(addMonths(span.to, AROUND_MONTHS), tomorrow) };
}
