import type { Metadata } from "next";
import { getPlan, getPlanFile } from "@/lib/features/plans/queries";
import { formatFirstDay } from "@/lib/format/date";
import { asPage, pageScope } from "@/lib/http/page";
import { maxDate } from "@/lib/values/calendar-date";
import { CommissionsHeader } from "../../../_components/commissions-header";
import { PlanEditor } from "../../_components/editor/plan-editor";
import { toDraft } from "../../_lib/draft";
import { loadEditor } from "../../_lib/load-editor";
import { readPlanId } from "../../_lib/plan-id";

export const metadata: Metadata = { title: "Edit commission plan" };

export default async function EditPlanPage({ params }: { params: Promise<{ id: string }> }) {
  await pageScope("plans.write");
  const scope = await pageScope("plans.read");
  const id = readPlanId((await params).id);
  const [plan, { from, definition }, editor] = await asPage(() =>
    Promise.all([getPlan(scope, id), getPlanFile(scope, id, scope.today), loadEditor(scope, id)]),
  );
  return (
    <>
      <CommissionsHeader scope={scope} current="/commissions/plans" title={`Edit ${plan.name}`}>
        {from <= scope.today
          ? `You begin with the version in force since ${formatFirstDay(from)}.`
          : `The plan begins on ${formatFirstDay(from)}, and you begin with its first version.`}{" "}
        Saving stores a version; the others stay as they are.
      </CommissionsHeader>
      <PlanEditor
        {...editor}
        planId={id}
        initial={toDraft(definition)}
        from={maxDate(from, scope.today)}
        versionDays={plan.versions.map((version) => version.from)}
        takenNames={[]}
      />
    </>
  );
}
