import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { isViewable } from "@/lib/auth/view-as";
import { getPerson, listFreeReps } from "@/lib/features/people/queries";
import { asPage, pageScope } from "@/lib/http/page";
import { Card, Split, Stack } from "@/lib/ui/card";
import { PageHeader } from "@/lib/ui/page-header";
import { ViewAsButton } from "../../../_components/view-as";
import { PersonAccess } from "../_components/person-access";
import { PersonForm } from "../_components/person-form";
import { stateWords } from "../_lib/state-words";

export const metadata: Metadata = { title: "Person" };

export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const scope = await pageScope("people.read");
  const { id } = await params;
  if (!/^\d{1,9}$/.test(id)) notFound();
  const userId = Number(id);
  const [person, reps] = await asPage(() => Promise.all([getPerson(scope, userId), listFreeReps(scope, userId)]));
  return (
    <>
      <PageHeader title={person.name} badges={[stateWords(person)]}>
        {person.email}
        {person.manages.length > 0 && ` · manages ${person.manages.join(", ")}`} ·{" "}
        <Link href="/settings/people">All people</Link>
      </PageHeader>
      <Split>
        <Card title="Account" subtitle="What they may see follows from roles, rep and teams.">
          <PersonForm person={person} reps={reps} today={scope.today} />
        </Card>
        <Stack>
          {(await isViewable(scope, userId)) && (
            <Card
              title="View"
              subtitle="Their pages as they see them. You can change nothing there, and it is on record."
            >
              <ViewAsButton userId={userId} name={person.name} />
            </Card>
          )}
          <PersonAccess key={person.state} person={person} own={person.id === scope.actor.userId} />
        </Stack>
      </Split>
    </>
  );
}
