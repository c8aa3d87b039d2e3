import type { Metadata } from "next";
import { listPlans } from "@/lib/features/plans/queries";
import { pageScope } from "@/lib/http/page";
import { CommissionsHeader } from "../../_components/commissions-header";
import { PlanEditor } from "../_components/editor/plan-editor";
import { blankDraft } from "../_lib/draft";
import { loadEditor } from "../_lib/load-editor";

export const metadata: Metadata = { title: "New commission plan" };

export default async function NewPlanPage() {
  await pageScope("plans.write");
  const scope = await pageScope("plans.read");
  const [editor, plans] = await Promise.all([loadEditor(scope, null), listPlans(scope)]);
  return (
    <>
      <CommissionsHeader scope={scope} current="/commissions/plans" title="New plan">
        What a rep earns on a deal, and how it is paid. Nothing is stored until you save.
      </CommissionsHeader>
      <PlanEditor
        {...editor}
        planId={null}
        initial={blankDraft(scope.organisation.currency)}
        from=""
        versionDays={[]}
        takenNames={plans.map(({ name }) => name)}
      />
    </>
  );
}
