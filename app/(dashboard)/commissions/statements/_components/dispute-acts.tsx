"use client";

import { useState } from "react";
import type { DisputeAct } from "@/lib/domain/commissions/dispute";
import { replyToDispute, settleByAdjustment, settleByReason, takeDisputeBack } from "@/lib/features/disputes/actions";
import { Button } from "@/lib/ui/button";
import { ActionForm } from "@/lib/ui/form/action-form";
import { TextAreaField, TextField } from "@/lib/ui/form/fields";
import { FocusPlace } from "@/lib/ui/form/focus-place";
import styles from "./statement.module.css";
import { SURE } from "./sure";

type DisputeActsProps = {
  id: number;
  about: string;
  acts: readonly DisputeAct[];
  currency: string;
  locked: boolean;
};

const WORDS: Readonly<Record<DisputeAct, string>> = {
  reply: "Reply",
  withdraw: "Withdraw",
  explain: "Settle by a reason",
  adjust: "Settle by an adjustment",
};

/** What the reader may do about an open dispute, one thing at a time. */
export function DisputeActs({ id, about, acts, currency, locked }: DisputeActsProps) {
  const [chosen, setChosen] = useState<DisputeAct | null>(null);
  const close = () => {
    setChosen(null);
    return undefined;
  };
  const more = <Button onClick={close}>Cancel</Button>;
  const hidden = <input type="hidden" name="id" value={id} />;
  return (
    <div data-print="hidden">
      <FocusPlace className={styles.acts}>
        {chosen === null && (
          <div className={styles.choices}>
            {acts.map((act) => (
              <Button key={act} onClick={() => setChosen(act)} aria-label={`${WORDS[act]}: ${about}`}>
                {WORDS[act]}
              </Button>
            ))}
          </div>
        )}
        {chosen === "reply" && (
          <ActionForm action={replyToDispute} submit="Send" onDone={close} more={more}>
            {hidden}
            <TextAreaField label="Reply" name="text" autoFocus />
          </ActionForm>
        )}
        {chosen === "withdraw" && (
          <ActionForm action={takeDisputeBack} submit="Withdraw the dispute" onDone={close} more={more}>
            {hidden}
            <p>It is then closed, and what was written stays.</p>
          </ActionForm>
        )}
        {chosen === "explain" && (
          <ActionForm action={settleByReason} submit="Settle it" onDone={close} more={more}>
            {hidden}
            <TextAreaField label="Why the pay stays as it is" name="reason" autoFocus hint="The rep reads it here." />
          </ActionForm>
        )}
        {chosen === "adjust" && (
          <ActionForm action={settleByAdjustment} question={SURE} submit="Settle it" onDone={close} more={more}>
            {hidden}
            <input type="hidden" name="currency" value={currency} />
            <TextField
              label={`Amount in ${currency}`}
              name="amount"
              inputMode="decimal"
              autoComplete="off"
              autoFocus
              hint={`Below zero takes away. It goes on ${locked ? "the rep's next open statement, as this one is locked" : "this statement"}.`}
            />
            <TextAreaField label="Reason" name="reason" hint="The rep reads it here and beside the adjustment." />
          </ActionForm>
        )}
      </FocusPlace>
    </div>
  );
}
