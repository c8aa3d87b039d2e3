"use client";

import { useState } from "react";
import { sendBack } from "@/lib/features/commissions/actions";
import { Button } from "@/lib/ui/button";
import { ActionForm } from "@/lib/ui/form/action-form";
import { TextField } from "@/lib/ui/form/fields";

/** Takes an approval back, with a reason. */
export function SendBack({ statementId, name }: { statementId: number; name: string }) {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <Button onClick={() => setAsked(true)} aria-label={`Send back: ${name}`}>
        Send back
      </Button>
    );
  }
  return (
    <ActionForm
      action={sendBack}
      submit="Send back"
      quiet
      more={<Button onClick={() => setAsked(false)}>Not now</Button>}
    >
      <input type="hidden" name="statementId" value={statementId} />
      <TextField label={`Why does the statement of ${name} go back?`} name="reason" autoFocus />
    </ActionForm>
  );
}
