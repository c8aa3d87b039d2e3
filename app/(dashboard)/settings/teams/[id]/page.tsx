import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTeam, listTeamChoices, listTeamTree } from "@/lib/features/teams/queries";
import type { Team } from "@/lib/features/teams/types";
import { formatDate } from "@/lib/format/date";
import { asPage, pageScope } from "@/lib/http/page";
import { Card, Split, Stack } from "@/lib/ui/card";
import { PageHeader } from "@/lib/ui/page-header";
import { type PageSearchParams, toSearchParams } from "@/lib/ui/url/search-params";
import { AddMemberForm, TakeOutForm } from "../_components/member-forms";
import { MembersTable } from "../_components/members-table";
import { RemoveTeamForm, TeamForm } from "../_components/team-forms";

export const metadata: Metadata = { title: "Team" };

type TeamPageProps = { params: Promise<{ id: string }>; searchParams: Promise<PageSearchParams> };

export default async function TeamPage({ params, searchParams }: TeamPageProps) {
  const scope = await pageScope("people.read");
  const { id } = await params;
  if (!/^\d{1,9}$/.test(id)) notFound();
  const [team, teams, { managers, reps }] = await asPage(() =>
    Promise.all([getTeam(scope, Number(id)), listTeamTree(scope), listTeamChoices(scope)]),
  );
  const members = team.memberships.filter(({ to }) => to === null || to > scope.today);
  return (
    <>
      <PageHeader title={team.name} badges={[team.parent && `Part of ${team.parent.name}`]}>
        {managedWords(team.manager)} · <Link href="/settings/teams">All teams</Link>
      </PageHeader>
      <Split>
        <Stack>
          <MembersTable team={team} params={toSearchParams(await searchParams)} />
          <Card title="Put a rep into it">
            <AddMemberForm teamId={team.id} reps={reps} today={scope.today} />
          </Card>
          {members.length > 0 && (
            <Card title="Take a rep out">
              <TakeOutForm teamId={team.id} members={members} today={scope.today} />
            </Card>
          )}
        </Stack>
        <Stack>
          <Card title="Team">
            <TeamForm team={team} teams={teams} managers={managers} today={scope.today} />
          </Card>
          <Card
            title="Remove"
            subtitle="Only while nothing hangs on it: no rep, team, campaign or cost, now or in the past."
          >
            <RemoveTeamForm teamId={team.id} />
          </Card>
        </Stack>
      </Split>
    </>
  );
}

function managedWords(manager: Team["manager"]): string {
  if (manager === null) return "Nobody manages it";
  return `${manager.name} manages it${manager.from === null ? "" : `, from ${formatDate(manager.from)}`}`;
}
