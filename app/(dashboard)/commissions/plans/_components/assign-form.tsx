"use client";

import { useState } from "react";
import { assignRep } from "@/lib/features/plans/actions";
import type { RepOnPlans } from "@/lib/features/plans/types";
import { formatFirstDay, formatLastDay } from "@/lib/format/date";
import { ActionForm } from "@/lib/ui/form/action-form";
import { ChoicesField, SelectField, TextField } from "@/lib/ui/form/fields";
import { type CalendarDate, isCalendarDate } from "@/lib/values/calendar-date";
import { RECOUNT } from "../../../_components/commissions/recount";
import { LAST_DAY_HINT, LAST_DAY_LABEL } from "./last-day";

type AssignFormProps = {
  planId: number;
  reps: readonly RepOnPlans[];
  from: CalendarDate;
  currency: string;
  targetHint: string;
};

/** Puts a rep on the plan, and ends the plan the rep is on by then where that is ticked. */
export function AssignForm({ planId, reps, from: usual, currency, targetHint }: AssignFormProps) {
  const [repId, setRepId] = useState("");
  const [from, setFrom] = useState<string>(usual);
  const rep = reps.find(({ id }) => String(id) === repId);
  const by = isCalendarDate(from)
    ? rep?.on.find((span) => span.from < from && (span.to === null || span.to > from))
    : undefined;
  const other = by && by.planId !== planId ? by : undefined;
  return (
    <ActionForm
      action={assignRep}
      question={RECOUNT}
      submit="Put on the plan"
      onDone={() => "Done. Open statements follow."}
    >
      <input type="hidden" name="planId" value={planId} />
      <SelectField
        label="Rep"
        name="repId"
        required
        value={repId}
        onChange={(event) => setRepId(event.currentTarget.value)}
        hint={rep && onWords(rep, by)}
      >
        <option value="">Choose a rep</option>
        {reps.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        label="From"
        name="from"
        type="date"
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        hint="Deals won from this day on. Locked months stay as they are; what changes for them comes on the next open statement."
      />
      {other && isCalendarDate(from) && (
        <ChoicesField
          label="The plan they are on"
          name="endOther"
          choices={[
            {
              value: "on",
              label: `End ${other.plan} the day before`,
              hint: `Its last day is ${formatLastDay(from)}. A rep is on one plan at a time.`,
            },
          ]}
        />
      )}
      <TextField label={LAST_DAY_LABEL} name="lastDay" type="date" hint={LAST_DAY_HINT} />
      <TextField
        label={`Target incentive in ${currency}`}
        name="targetIncentive"
        inputMode="decimal"
        hint={targetHint}
      />
    </ActionForm>
  );
}

function onWords({ on }: RepOnPlans, by: RepOnPlans["on"][number] | undefined): string {
  if (by) {
    const until = by.to === null ? "until further notice" : `to ${formatLastDay(by.to)}`;
    return `On ${by.plan} from ${formatFirstDay(by.from)} ${until}.`;
  }
  return on.length === 0 ? "On no plan yet." : "On no plan the day before.";
}
