import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import { getCampaign } from "@/lib/features/campaigns/queries";
import type { Campaign } from "@/lib/features/campaigns/types";
import type { PageSearchParams } from "@/lib/ui/url/search-params";
import { type PageView, readView, withFilter } from "../../_lib/view";

/** A campaign, read once for all parts of a page. Throws `not_found`. */
export const loadOneCampaign = cache(getCampaign);

/** A campaign and the page's view, cut down to it. */
export async function loadCampaignView(
  scope: ReadScope,
  id: number,
  given: PageSearchParams,
): Promise<{ campaign: Campaign; view: PageView }> {
  const [campaign, page] = await Promise.all([
    loadOneCampaign(scope, id),
    readView(scope, `/campaigns/${id}`, given, []),
  ]);
  return { campaign, view: withFilter(page, "campaign", { id: String(id), name: campaign.name }) };
}
