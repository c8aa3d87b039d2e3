"use client";

import { useRef } from "react";
import { changeAssignment, takeOffPlan } from "@/lib/features/plans/actions";
import { Button } from "@/lib/ui/button";
import { ActionForm } from "@/lib/ui/form/action-form";
import { TextField } from "@/lib/ui/form/fields";
import { BEGINNING, type CalendarDate } from "@/lib/values/calendar-date";
import { RECOUNT } from "../../../_components/commissions/recount";
import { LAST_DAY_HINT, LAST_DAY_LABEL } from "./last-day";
import styles from "./plans.module.css";

type ChangeAssignmentProps = {
  assignment: {
    readonly id: number;
    readonly repName: string;
    readonly from: CalendarDate;
    readonly lastDay: CalendarDate | null;
  };
  target: string;
  targetHint: string;
  currency: string;
};

/** Opens the days and the target of an assignment, to end or correct it. */
export function ChangeAssignment({
  assignment: { id, repName, from, lastDay },
  target,
  targetHint,
  currency,
}: ChangeAssignmentProps) {
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
          question={RECOUNT}
          submit="Save"
          onDone={done}
          more={<Button onClick={() => dialog.current?.close()}>Cancel</Button>}
        >
          <input type="hidden" name="assignmentId" value={id} />
          <TextField
            label="From"
            name="from"
            type="date"
            defaultValue={from === BEGINNING ? "" : from}
            hint="Blank: from the beginning."
          />
          <TextField
            label={LAST_DAY_LABEL}
            name="lastDay"
            type="date"
            defaultValue={lastDay ?? ""}
            hint={LAST_DAY_HINT}
          />
          <TextField
            label={`Target incentive in ${currency}`}
            name="targetIncentive"
            inputMode="decimal"
            defaultValue={target}
            hint={targetHint}
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
