import type { Metadata } from "next";
import { reachOf } from "@/lib/auth/permissions";
import { listPlans } from "@/lib/features/plans/queries";
import { formatQuantity } from "@/lib/format/words";
import { pageScope } from "@/lib/http/page";
import { LinkButton } from "@/lib/ui/button";
import { Card, Stack } from "@/lib/ui/card";
import { CommissionsHeader } from "../_components/commissions-header";
import { ImportPlan } from "./_components/import-plan";
import { PlansList } from "./_components/plans-list";

export const metadata: Metadata = { title: "Commission plans" };

export default async function PlansPage() {
  const scope = await pageScope("plans.read");
  const plans = await listPlans(scope);
  const mayWrite = reachOf(scope.actor.roles, "plans.write") !== null;
  const peopled = plans.filter(({ repsToday }) => repsToday > 0);
  const people = peopled.reduce((sum, plan) => sum + plan.repsToday, 0);
  return (
    <>
      <CommissionsHeader
        scope={scope}
        current="/commissions/plans"
        actions={
          mayWrite && (
            <LinkButton href="/commissions/plans/new" strong>
              New plan
            </LinkButton>
          )
        }
      >
        {plans.length === 0
          ? "There is no commission plan yet, so nobody earns a commission."
          : `${formatQuantity(people, "rep")} on ${formatQuantity(peopled.length, "plan")} today.`}
      </CommissionsHeader>
      <Stack>
        <PlansList plans={plans} mayWrite={mayWrite} />
        {mayWrite && (
          <Card
            title="Import a plan"
            subtitle="From the JSON that Export gives, or a file written by hand. A plan of the same name gets a new version."
          >
            <ImportPlan />
          </Card>
        )}
      </Stack>
    </>
  );
}
