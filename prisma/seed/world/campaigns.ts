import { calendarDate, toDayNumber } from "@/lib/values/calendar-date";
import { dateText, lastOccurrences, weekday } from "../chance/days";
import { progressAt, type Timeline } from "../chance/timeline";
import type { CampaignSpec, Shape, When } from "../company/campaign-spec";
import { BRAND_CAMPAIGNS } from "../company/campaigns-brand";
import { DEMAND_CAMPAIGNS } from "../company/campaigns-demand";
import type { Campaign } from "./types";

export const CAMPAIGN_SPECS: readonly CampaignSpec[] = [...DEMAND_CAMPAIGNS, ...BRAND_CAMPAIGNS];

export const DINNER_EVERY = 24;
const DINNER_ECHO = 5;

/** The campaigns with their days and the leads planned for each, which sum to `leadsSoFar` up to today. */
export function campaignsOf(timeline: Timeline, leadsSoFar: number): Campaign[] {
  const drafts = CAMPAIGN_SPECS.map((spec) => ({ spec, ...daysOf(spec.when, timeline) })).map((draft) => ({
    ...draft,
    planned: plannedLeads(draft.spec, draft.from, draft.to, timeline),
  }));
  const scale = leadsSoFar / drafts.reduce((total, { planned }) => total + sum(planned), 0);
  return drafts
    .sort((a, b) => a.from - b.from || (a.spec.name < b.spec.name ? -1 : 1))
    .map(({ spec, from, to, planned }, index) => {
      const scaled = planned.map((leads) => leads * scale);
      return {
        id: `C-${String(index + 1).padStart(2, "0")}`,
        spec,
        from,
        to,
        planned: scaled,
        plannedSoFar: sum(scaled),
        plannedInAll: spec.leads * scale,
      };
    });
}

/** Leads planned for the day; 0 outside the campaign. */
export function plannedOn(campaign: Campaign, day: number): number {
  return campaign.planned[day - campaign.from] ?? 0;
}

/** How much of a usual day's traffic a day of the week brings. */
export function weeklyRhythm(day: number): number {
  return [1.08, 1.14, 1.12, 1.06, 0.9, 0.42, 0.48][weekday(day) - 1] ?? 1;
}

/** Whether a dinner is held on the day, or how many days ago the last was. */
export function daysSinceDinner(campaign: { readonly from: number }, day: number): number {
  return (day - campaign.from) % DINNER_EVERY;
}

function daysOf(when: When, timeline: Timeline): { from: number; to: number } {
  if (when.kind === "ago") {
    const yearEnd = toDayNumber(calendarDate(`${dateText(timeline.today).slice(0, 4)}-12-31`));
    const to = when.to === null ? yearEnd : timeline.today - when.to;
    return { from: Math.max(timeline.leadsFrom, timeline.today - when.from), to };
  }
  const from = lastOccurrences(timeline.today, when.month, when.day, when.back + 1)[when.back] ?? timeline.start;
  return { from, to: from + when.days - 1 };
}

function plannedLeads(spec: CampaignSpec, from: number, to: number, timeline: Timeline): Float64Array {
  const length = to - from + 1;
  const weights = Float64Array.from({ length }, (_, index) => {
    const growth = 0.75 + 0.5 * progressAt(timeline, from + index);
    return shapeAt(spec.shape, index, length) * weeklyRhythm(from + index) * growth;
  });
  const perWeight = spec.leads / sum(weights);
  const past = Math.max(0, Math.min(length, timeline.today - from + 1));
  return weights.slice(0, past).map((weight) => weight * perWeight);
}

function shapeAt(shape: Shape, index: number, length: number): number {
  const share = index / length;
  if (shape === "launch") return 0.3 + 2.4 * Math.exp(-share * 5);
  if (shape === "crescendo") return 0.4 + 1.3 * share;
  if (shape === "dinners") return index % DINNER_EVERY <= DINNER_ECHO ? 1 / (1 + (index % DINNER_EVERY)) : 0.02;
  return 1 + 0.15 * Math.sin(index / 17);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
