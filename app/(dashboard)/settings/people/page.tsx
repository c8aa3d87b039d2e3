import type { Metadata } from "next";
import { listFreeReps, listPeople } from "@/lib/features/people/queries";
import { pageScope } from "@/lib/http/page";
import { Card, Stack } from "@/lib/ui/card";
import { type PageSearchParams, toSearchParams } from "@/lib/ui/url/search-params";
import { SettingsHeader } from "../_components/settings-header";
import { InviteForm } from "./_components/invite-form";
import { PeopleTable } from "./_components/people-table";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage({ searchParams }: { searchParams: Promise<PageSearchParams> }) {
  const scope = await pageScope("people.read");
  const [people, reps] = await Promise.all([listPeople(scope), listFreeReps(scope)]);
  return (
    <>
      <SettingsHeader scope={scope} current="/settings/people">
        Who has an account, what they may do, and which rep they are.
      </SettingsHeader>
      <Stack>
        <PeopleTable
          people={people}
          timeZone={scope.organisation.timeZone}
          params={toSearchParams(await searchParams)}
        />
        <Card title="Invite someone" subtitle="They get a link with which they choose a password.">
          <InviteForm reps={reps} />
        </Card>
      </Stack>
    </>
  );
}
