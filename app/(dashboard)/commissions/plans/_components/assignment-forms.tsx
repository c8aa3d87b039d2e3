"use client";

import { useRef } from "react";
import { assignRep, changeAssignment, takeOffPlan } from "@/lib/features/plans/actions";
import { Button } from "@/lib/ui/button";
import { ActionForm } from "@/lib/ui/form/action-form";
import { SelectField, TextField } from "@/lib/ui/form/fields";
import type { CalendarDate } from "@/lib/values/calendar-date";
import styles from "./plans.module.css";

const UNTIL = "The first day on which they are no longer on it. Blank: until further notice.";

type AssignFormProps = {
  planId: number;
  reps: readonly { readonly id: number; readonly name: string }[];
  today: CalendarDate;
  currency: string;
};

export function AssignForm({ planId, reps, today, currency }: AssignFormProps) {
  return (
    <ActionForm action={assignRep} submit="Put on the plan" onDone={() => "Done. Open statements follow."}>
      <input type="hidden" name="planId" value={planId} />
      <SelectField label="Rep" name="repId">
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
        defaultValue={today}
        hint="Deals won from this day on. Locked months stay as they are; what changes for them comes on the next open statement."
      />
      <TextField label="Until" name="to" type="date" hint={UNTIL} />
      <TextField
        label={`Target incentive in ${currency}`}
        name="targetIncentive"
        inputMode="decimal"
        hint="Only for plans that pay a share of it."
      />
    </ActionForm>
  );
}

type ChangeAssignmentProps = {
  assignment: {
    readonly id: number;
    readonly repName: string;
    readonly from: CalendarDate;
    readonly to: CalendarDate | null;
  };
  target: string;
  currency: string;
};

/** Opens the days and the target of an assignment, to end or correct it. */
export function ChangeAssignment({ assignment: { id, repName, from, to }, target, currency }: ChangeAssignmentProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const done = () => {
    dialog.current?.close();
    return undefined;
  };
  return (
    <>
      <button
        type="button"
        className={styles.link}
        aria-label={`Change ${repName}`}
        onClick={() => dialog.current?.showModal()}
      >
        Change
      </button>
      <dialog ref={dialog} className={styles.dialog} aria-label={`${repName} on this plan`}>
        <h3 className={styles.dialogTitle}>{repName}</h3>
        <ActionForm
          action={changeAssignment}
          submit="Save"
          onDone={done}
          more={<Button onClick={() => dialog.current?.close()}>Cancel</Button>}
        >
          <input type="hidden" name="assignmentId" value={id} />
          <TextField label="From" name="from" type="date" defaultValue={from} />
          <TextField label="Until" name="to" type="date" defaultValue={to ?? ""} hint={UNTIL} />
          <TextField
            label={`Target incentive in ${currency}`}
            name="targetIncentive"
            inputMode="decimal"
            defaultValue={target}
          />
        </ActionForm>
        <hr className={styles.rule} />
        <ActionForm action={takeOffPlan} submit="Remove as if it had never been" quiet>
          <input type="hidden" name="assignmentId" value={id} />
          <p className={styles.muted}>Was it put down by mistake? What open statements paid for it goes away.</p>
        </ActionForm>
      </dialog>
    </>
  );
}
