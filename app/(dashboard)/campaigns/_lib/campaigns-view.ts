import { withPeriod } from "../../_lib/rows-href";
import type { PageView } from "../../_lib/view";

/** The view in words: figures on the page are those of campaigns only. */
export function ofCampaigns(view: PageView): PageView {
  return { ...view, words: { ...view.words, filters: ["Campaign: any", ...view.words.filters] } };
}

/** A campaign's page with the view's period, its daily figures as a table where these are asked for. */
export function campaignHref(view: PageView, id: string, days = false): string {
  return withPeriod(`/campaigns/${id}`, view.params, days ? { view: "traffic" } : {});
}
