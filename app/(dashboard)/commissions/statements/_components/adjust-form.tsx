"use client";

import { useState } from "react";
import { Button } from "@/lib/ui/button";
import { ActionForm } from "@/lib/ui/form/action-form";
import { TextField } from "@/lib/ui/form/fields";
import { adjustStatement, takeAdjustmentAway } from "../actions";
import styles from "./statement.module.css";
import { SURE } from "./sure";

/** Adjusts what a statement pays, for a reason that everyone who sees the statement reads. */
export function AdjustForm({ statementId, currency }: { statementId: number; currency: string }) {
  return (
    <div className={styles.below} data-print="hidden">
      <ActionForm
        action={adjustStatement}
        question={SURE}
        submit="Adjust the pay"
        clears
        onDone={() => "Adjusted."}
        quiet
      >
        <input type="hidden" name="statementId" value={statementId} />
        <input type="hidden" name="currency" value={currency} />
        <TextField
          label={`Amount in ${currency}`}
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          hint="Below zero takes away."
        />
        <TextField label="Reason" name="reason" autoComplete="off" maxLength={500} hint="The rep reads it." />
      </ActionForm>
    </div>
  );
}

/** Takes an adjustment away after asking once more. */
export function RemoveAdjustment({ id, words }: { id: number; words: string }) {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <span data-print="hidden">
        <Button onClick={() => setAsked(true)} aria-label={`Remove the adjustment of ${words}`}>
          Remove
        </Button>
      </span>
    );
  return (
    <div data-print="hidden">
      <ActionForm
        action={takeAdjustmentAway}
        submit="Remove it now"
        more={<Button onClick={() => setAsked(false)}>Keep it</Button>}
      >
        <input type="hidden" name="id" value={id} />
      </ActionForm>
    </div>
  );
}
