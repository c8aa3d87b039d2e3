import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import type { Campaign } from "@/lib/features/campaigns/types";
import { queryMetrics } from "@/lib/features/metrics/queries";
import { NO_ENTITY } from "@/lib/metrics/dimensions";
import type { MetricFilter, MetricId, MetricResult } from "@/lib/metrics/types";
import { addDays, addMonths, minDate } from "@/lib/values/calendar-date";
import type { Period } from "@/lib/values/period";
import { trendPeriod } from "../../_lib/trend";
import type { PageView } from "../../_lib/view";
import { campaignSpan } from "./goal-pace";

const AWARENESS: readonly MetricId[] = ["aided_awareness", "unaided_awareness"];
const AROUND_MONTHS = 3;

export type BrandCourse = {
  readonly period: Period;
  /** By month, of the surveys made of this campaign. */
  readonly own: MetricResult;
  /** By month, of the surveys made of no campaign. */
  readonly market: MetricResult;
};

/** How well known the brand was from shortly before a campaign until shortly after it. */
export const loadBrand = cache(async (scope: ReadScope, view: PageView, campaign: Campaign): Promise<BrandCourse> => {
  const period = brandPeriod(scope, view, campaign);
  const of = (filters: readonly MetricFilter[]) =>
    queryMetrics(scope, { metrics: [...AWARENESS, "brand_lift"], by: ["month"], period, filters });
  const [own, market] = await Promise.all([of(view.filters), of([{ dimension: "campaign", values: [NO_ENTITY] }])]);
  return { period, own, market };
});

/** In how many months somebody was asked. */
export function countWaves({ rows }: MetricResult): number {
  return rows.filter(({ cells }) => AWARENESS.some((id) => cells[id]?.value != null)).length;
}

function brandPeriod(scope: ReadScope, view: PageView, campaign: Campaign): Period {
  const span = campaignSpan(campaign);
  const tomorrow = addDays(scope.today, 1);
  if (!span || span.from >= tomorrow) return trendPeriod(view.state.period, scope.today, scope.organisation);
  return { from: addMonths(span.from, -AROUND_MONTHS), to: minDate(addMonths(span.to, AROUND_MONTHS), tomorrow) };
}
