"use client";

import { ActionForm } from "@/lib/ui/form/action-form";
import { ChoicesField, TextField } from "@/lib/ui/form/fields";
import { decideLeaver } from "../actions";
import styles from "./statement.module.css";

const CHOICES = [
  { value: "yes", label: "Pay it" },
  { value: "no", label: "Do not pay it" },
];

type LeaverFormProps = { statementId: number; deal: string; pays?: boolean };

/** Decides whether a deal is paid that was credited after the rep left, for a reason that everyone who sees the statement reads. */
export function LeaverForm({ statementId, deal, pays }: LeaverFormProps) {
  return (
    <div className={styles.below} data-print="hidden">
      <ActionForm action={decideLeaver} submit="Decide" quiet>
        <input type="hidden" name="statementId" value={statementId} />
        <input type="hidden" name="deal" value={deal} />
        <ChoicesField
          label="Decision"
          name="pays"
          choices={CHOICES}
          chosen={pays === undefined ? [] : [pays ? "yes" : "no"]}
          one
        />
        <TextField label="Reason" name="reason" autoComplete="off" maxLength={500} hint="The rep reads it." />
      </ActionForm>
    </div>
  );
}
