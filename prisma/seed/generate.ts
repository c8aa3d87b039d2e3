import type { KindId } from "@/lib/features/imports/types";
import { addMonths, type CalendarDate } from "@/lib/values/calendar-date";
import { startOf } from "@/lib/values/period";
import { dateText } from "./chance/days";
import { quarterAt } from "./chance/timeline";
import { FISCAL_CALENDAR } from "./company/organisation";
import { planFiles } from "./company/plans";
import { activityRows } from "./rows/activities";
import { signalRows, surveyRows } from "./rows/brand";
import { campaignDayRows, campaignReachRows, trafficOfAll } from "./rows/campaign-days";
import { campaignRows } from "./rows/campaigns";
import { accountRows, productRows, promotionRows, rateRows, stageRows } from "./rows/catalogue";
import { costRows } from "./rows/costs";
import { purchaseRows } from "./rows/customers";
import { dealEventRows } from "./rows/deal-events";
import { dealRows } from "./rows/deals";
import { feedbackRows } from "./rows/feedback";
import type { SampleFile } from "./rows/file";
import { leadRows } from "./rows/leads";
import { moveRows, quotaRows, repRows, teamRows } from "./rows/people";
import { planAssignmentRows } from "./rows/plan-assignments";
import { touchRows } from "./rows/touches";
import { createWorld } from "./world/world";

/**
 * The sample company as files to import, in this order, with the plans to store before the file of their assignments. What is `late` comes in
 * when the months before `lockedUntil` have been locked.
 */
export type SampleCompany = {
  readonly files: readonly SampleFile[];
  readonly plans: readonly { readonly plan: object }[];
  readonly lockedUntil: CalendarDate;
  readonly late: readonly SampleFile[];
};

export const SEED = "larkmoor 1";

/**
 * Makes up the sample company as it stands on a day: three years of history up to it, and what is open or planned beyond.
 * Pure: the same seed and day give the same texts.
 */
export function generateSampleCompany({
  today,
  seed = SEED,
}: {
  readonly today: CalendarDate;
  readonly seed?: string;
}): SampleCompany {
  const world = createWorld(seed, today);
  const traffic = trafficOfAll(world);
  const quarter = quarterAt(world.timeline, world.timeline.today);
  const file = (
    kind: KindId,
    rows: () => Iterable<Readonly<Record<string, string>>>,
    name: string = kind,
  ): SampleFile => ({
    kind,
    name,
    rows,
  });
  const lockedUntil = addMonths(startOf("month", today, FISCAL_CALENDAR), -1);
  const events = dealEventRows(world);
  return {
    lockedUntil,
    late: [file("deal_events", () => events.filter(({ on = "" }) => on >= lockedUntil), "late deal events")],
    plans: planFiles({ from: dateText(quarter.from), to: dateText(quarter.to) }),
    files: [
      file("teams", teamRows),
      file("reps", () => repRows(world)),
      file("reps", () => moveRows(world), "team changes"),
      file("fx_rates", () => rateRows(world)),
      file("products", productRows),
      file("stages", stageRows),
      file("promotions", () => promotionRows(world)),
      file("campaigns", () => campaignRows(world)),
      file("campaign_days", () => campaignDayRows(traffic)),
      file("campaign_reach", () => campaignReachRows(traffic, world)),
      file("accounts", () => accountRows(world)),
      file("leads", () => leadRows(world)),
      file("deals", () => dealRows(world)),
      file("deal_events", () => events.filter(({ on = "" }) => on < lockedUntil)),
      file("touches", () => touchRows(world)),
      file("activities", () => activityRows(world)),
      file("purchases", () => purchaseRows(world)),
      file("feedback", () => feedbackRows(world)),
      file("brand_surveys", () => surveyRows(world)),
      file("brand_signals", () => signalRows(world)),
      file("costs", () => costRows(world)),
      file("quotas", () => quotaRows(world)),
      file("plan_assignments", () => planAssignmentRows(world)),
    ],
  };
}
