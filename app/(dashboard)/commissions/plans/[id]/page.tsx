import type { Metadata } from "next";
import Link from "next/link";
import { reachOf } from "@/lib/auth/permissions";
import { planLine } from "@/lib/domain/commissions/plan-words";
import { getPlan, listRepChoices } from "@/lib/features/plans/queries";
import { formatQuantity } from "@/lib/format/words";
import { asPage, pageScope } from "@/lib/http/page";
import { DownloadLink, LinkButton } from "@/lib/ui/button";
import { Card, Split, Stack } from "@/lib/ui/card";
import { type PageSearchParams, toSearchParams } from "@/lib/ui/url/search-params";
import { CommissionsHeader } from "../../_components/commissions-header";
import { AssignForm } from "../_components/assignment-forms";
import { AssignmentsTable } from "../_components/assignments-table";
import { PlanInWords } from "../_components/plan-in-words";
import { VersionHistory } from "../_components/version-history";
import { lastQuarter } from "../_lib/example-periods";
import { readPlanId } from "../_lib/plan-id";
import { since } from "../_lib/since";

export const metadata: Metadata = { title: "Commission plan" };

type PlanPageProps = { params: Promise<{ id: string }>; searchParams: Promise<PageSearchParams> };

export default async function PlanPage({ params, searchParams }: PlanPageProps) {
  const scope = await pageScope("plans.read");
  const id = readPlanId((await params).id);
  const mayWrite = reachOf(scope.actor.roles, "plans.write") !== null;
  const [plan, reps] = await asPage(() =>
    Promise.all([getPlan(scope, id), listRepChoices(scope, id, lastQuarter(scope))]),
  );
  const inForce = plan.versions.findLast(({ from }) => from <= scope.today) ?? plan.versions[0];
  const today = plan.assignments.filter(({ from, to }) => from <= scope.today && (to === null || to > scope.today));
  return (
    <>
      <CommissionsHeader
        scope={scope}
        current="/commissions/plans"
        title={plan.name}
        badges={[inForce?.rules.currency, inForce && `In force since ${since(inForce.from)}`]}
        actions={
          <>
            <DownloadLink href={`/commissions/plans/${id}/export`}>Export</DownloadLink>
            {mayWrite && (
              <LinkButton href={`/commissions/plans/${id}/edit`} strong>
                Edit
              </LinkButton>
            )}
          </>
        }
      >
        {inForce && `${planLine(inForce.rules)}. `}
        {formatQuantity(today.length, "rep")} on it today. <Link href="/commissions/plans">All plans</Link>
      </CommissionsHeader>
      <Split>
        <Stack>
          {inForce && <PlanInWords plan={inForce.rules} />}
          <AssignmentsTable
            plan={plan}
            currency={inForce?.rules.currency ?? scope.organisation.currency}
            today={scope.today}
            params={toSearchParams(await searchParams)}
            mayWrite={mayWrite}
          />
        </Stack>
        <Stack>
          {mayWrite && (
            <Card title="Put a rep on this plan">
              <AssignForm
                planId={id}
                reps={reps.map((rep) => ({ id: rep.id, name: rep.name }))}
                today={scope.today}
                currency={inForce?.rules.currency ?? scope.organisation.currency}
              />
            </Card>
          )}
          <VersionHistory plan={plan} today={scope.today} timeZone={scope.organisation.timeZone} />
        </Stack>
      </Split>
    </>
  );
}
