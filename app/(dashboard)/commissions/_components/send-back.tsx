"use client";

import { Popover, PopoverDropdown, PopoverTarget } from "@mantine/core";
import { useState } from "react";
import { sendBack } from "@/lib/features/commissions/actions";
import { Button } from "@/lib/ui/button";
import { ActionForm } from "@/lib/ui/form/action-form";
import { TextField } from "@/lib/ui/form/fields";
import styles from "./run.module.css";

/** Takes an approval back, with a reason that is asked for above the page, so that nothing on it moves. */
export function SendBack({ statementId, name }: { statementId: number; name: string }) {
  const [asked, setAsked] = useState(false);
  return (
    <Popover opened={asked} onChange={setAsked} position="bottom-end" width={340} trapFocus returnFocus withinPortal>
      <PopoverTarget>
        <Button onClick={() => setAsked(!asked)} aria-expanded={asked} aria-label={`Send back: ${name}`}>
          Send back
        </Button>
      </PopoverTarget>
      <PopoverDropdown aria-label={`Send back the statement of ${name}`} className={styles.asked}>
        <ActionForm
          action={sendBack}
          submit="Send back"
          onDone={() => {
            setAsked(false);
            return undefined;
          }}
          more={<Button onClick={() => setAsked(false)}>Not now</Button>}
        >
          <input type="hidden" name="statementId" value={statementId} />
          <TextField
            label={`Why does the statement of ${name} go back?`}
            name="reason"
            autoComplete="off"
            data-autofocus
          />
        </ActionForm>
      </PopoverDropdown>
    </Popover>
  );
}
