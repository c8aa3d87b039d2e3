import type { Metadata } from "next";
import Link from "next/link";
import { reachOf } from "@/lib/auth/permissions";
import { planLine, targetHint } from "@/lib/domain/commissions/plan-words";
import { removeUnusedPlan } from "@/lib/features/plans/actions";
import { getPlan, listRepsOnPlans } from "@/lib/features/plans/queries";
import { formatFirstDay } from "@/lib/format/date";
import { formatQuantity } from "@/lib/format/words";
import { asPage, pageScope } from "@/lib/http/page";
import { DownloadLink, LinkButton } from "@/lib/ui/button";
import { Card, Split, Stack } from "@/lib/ui/card";
import { ConfirmAction } from "@/lib/ui/form/confirm-action";
import { maxDate } from "@/lib/values/calendar-date";
import { CommissionsHeader } from "../../_components/commissions-header";
import { AssignForm } from "../_components/assign-form";
import { AssignmentsList } from "../_components/assignments-list";
import { PlanInWords } from "../_components/plan-in-words";
import { VersionHistory } from "../_components/version-history";
import { readPlanId } from "../_lib/plan-id";

export const metadata: Metadata = { title: "Commission plan" };

export default async function PlanPage({ params }: { params: Promise<{ id: string }> }) {
  const scope = await pageScope("plans.read");
  const id = readPlanId((await params).id);
  const mayWrite = reachOf(scope.actor.roles, "plans.write") !== null;
  const [plan, reps] = await asPage(() => Promise.all([getPlan(scope, id), mayWrite ? listRepsOnPlans(scope) : []]));
  const inForce = plan.versions.findLast(({ from }) => from <= scope.today) ?? plan.versions[0];
  const target = (inForce && targetHint(inForce.rules)) ?? "For plans that pay a share of it; this one pays none.";
  const today = plan.assignments.filter(({ from, to }) => from <= scope.today && (to === null || to > scope.today));
  return (
    <>
      <CommissionsHeader
        scope={scope}
        current="/commissions/plans"
        title={plan.name}
        badges={[
          inForce?.rules.currency,
          inForce && `${inForce.from <= scope.today ? "In force since" : "From"} ${formatFirstDay(inForce.from)}`,
        ]}
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
        {formatQuantity(today.length, "rep")} {scope.reach.kind === "all" ? "" : "of your teams "}on it today.{" "}
        <Link href="/commissions/plans">All plans</Link>
      </CommissionsHeader>
      <Split>
        <Stack>
          {inForce && <PlanInWords plan={inForce.rules} />}
          <AssignmentsList
            plan={plan}
            currency={inForce?.rules.currency ?? scope.organisation.currency}
            targetHint={target}
            today={scope.today}
            mayWrite={mayWrite}
          />
        </Stack>
        <Stack>
          {mayWrite && (
            <Card title="Put a rep on this plan">
              <AssignForm
                planId={id}
                reps={reps}
                from={maxDate(scope.today, plan.versions[0]?.from ?? scope.today)}
                currency={inForce?.rules.currency ?? scope.organisation.currency}
                targetHint={target}
              />
            </Card>
          )}
          <VersionHistory plan={plan} today={scope.today} timeZone={scope.organisation.timeZone} mayWrite={mayWrite} />
          {mayWrite && plan.assignments.length === 0 && (
            <Card title="Remove this plan" subtitle="Nobody is or was on it.">
              <ConfirmAction
                action={removeUnusedPlan}
                input={{ planId: id }}
                label="Remove"
                name={plan.name}
                asks={`${plan.name} and its versions go for good. Export it first to keep what it says.`}
                confirm="Remove the plan"
              />
            </Card>
          )}
        </Stack>
      </Split>
    </>
  );
}
