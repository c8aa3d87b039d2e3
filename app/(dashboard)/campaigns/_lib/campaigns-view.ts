import type { Campaign } from "@/lib/features/campaigns/types";
import { hrefWith } from "@/lib/ui/url/search-params";
import { addDays } from "@/lib/values/calendar-date";
import { withPeriod } from "../../_lib/rows-href";
import type { PageView } from "../../_lib/view";
import { campaignSpan } from "./goal-pace";

/** The view in words: figures on the page are those of campaigns only. */
export function ofCampaigns(view: PageView): PageView {
  return { ...view, words: { ...view.words, filters: ["Campaign: any", ...view.words.filters] } };
}

/** A campaign's page with the view's period, its daily figures as a table where these are asked for. */
export function campaignHref(view: PageView, id: string, days = false): string {
  return withPeriod(`/campaigns/${id}`, view.params, days ? { view: "traffic" } : {});
}

/** ` so far` where days of the period are still to come. */
export function soFar({ state, context }: PageView): string {
  const begun = state.period.from <= context.today;
  return begun && state.period.to > addDays(context.today, 1) ? " so far" : "";
}

/** The same page over all of the campaign's days; undefined where they are not known or already in view. */
export function wholeTimeHref({ path, params, state }: PageView, campaign: Campaign): string | undefined {
  const span = campaignSpan(campaign);
  if (!span || (span.from === state.period.from && span.to === state.period.to)) return undefined;
  return hrefWith(path, params, { period: "custom", ...span });
}
