import type { Campaign } from "@/lib/features/campaigns/types";
import { growsDaily, isGoalMetric } from "@/lib/metrics/goals";
import { addDays, type CalendarDate } from "@/lib/values/calendar-date";
import { elapsedDays, lengthInDays, type Period } from "@/lib/values/period";

type Dated = Pick<Campaign, "startsOn" | "endsOn">;

/** A campaign's days, both ends in it; null where one of them is not set. */
export function campaignSpan({ startsOn, endsOn }: Dated): Period | null {
  return startsOn && endsOn ? { from: startsOn, to: addDays(endsOn, 1) } : null;
}

/** How much of a campaign's days is over by a day: 0 before it begins, 1 after it ended; null without dates. */
export function elapsedShare(campaign: Dated, today: CalendarDate): number | null {
  const span = campaignSpan(campaign);
  return span && elapsedDays(span, today) / lengthInDays(span);
}

/** Where the goals should be by a day, as a share of their targets; null where days say nothing about it. */
export function goalPace(campaign: Dated & Pick<Campaign, "goals">, today: CalendarDate): number | null {
  return campaign.goals.length > 0 && campaign.goals.every(({ metric }) => isGoalMetric(metric) && growsDaily(metric))
    ? elapsedShare(campaign, today)
    : null;
}
