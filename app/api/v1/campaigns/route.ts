import { listCampaignPage } from "@/lib/features/campaigns/queries";
import { CAMPAIGN_SORTS } from "@/lib/features/campaigns/types";
import { api } from "@/lib/http/api/api";
import { campaigns } from "../_lib/calls/lists";
import { toListAnswer, toPage } from "../_lib/lists";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = api(campaigns, async (asked) => {
  const { scope, query } = asked;
  const page = await listCampaignPage(scope, { ...toPage(asked, CAMPAIGN_SORTS), filter: query.filter ?? {} });
  return toListAnswer(
    asked,
    page,
    ({ id, name, channel, objective, paid, startsOn, endsOn, budget, teamName, goals }) => ({
      id,
      name,
      channel,
      objective,
      paid,
      starts_on: startsOn,
      ends_on: endsOn,
      budget,
      team: teamName,
      goals,
    }),
  );
});
