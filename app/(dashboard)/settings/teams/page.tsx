import type { Metadata } from "next";
import { listTeamChoices, listTeamTree } from "@/lib/features/teams/queries";
import { pageScope } from "@/lib/http/page";
import { Card, Stack } from "@/lib/ui/card";
import { type PageSearchParams, toSearchParams } from "@/lib/ui/url/search-params";
import { SettingsHeader } from "../_components/settings-header";
import { NewTeamForm } from "./_components/team-forms";
import { TeamsTable } from "./_components/teams-table";

export const metadata: Metadata = { title: "Teams" };

export default async function TeamsPage({ searchParams }: { searchParams: Promise<PageSearchParams> }) {
  const scope = await pageScope("people.read");
  const [teams, { managers }] = await Promise.all([listTeamTree(scope), listTeamChoices(scope)]);
  return (
    <>
      <SettingsHeader scope={scope} current="/settings/teams">
        Who is in which team, and who manages it. A manager sees the deals of reps while they were in the team, and of
        the teams below it.
      </SettingsHeader>
      <Stack>
        <TeamsTable teams={teams} params={toSearchParams(await searchParams)} />
        <Card title="Add a team">
          <NewTeamForm teams={teams} managers={managers} />
        </Card>
      </Stack>
    </>
  );
}
