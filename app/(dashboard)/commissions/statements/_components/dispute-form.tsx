"use client";

import { useState } from "react";
import { disputeStatement } from "@/lib/features/disputes/actions";
import type { Dispute, DisputedLine } from "@/lib/features/disputes/types";
import { Button } from "@/lib/ui/button";
import { ActionForm } from "@/lib/ui/form/action-form";
import { TextAreaField } from "@/lib/ui/form/fields";
import { FocusPlace } from "@/lib/ui/form/focus-place";
import { disputeStateWords } from "../_lib/dispute-words";
import styles from "./statement.module.css";

type DisputeFormProps = {
  statementId: number;
  /** Null: the statement as a whole. */
  line: DisputedLine | null;
  words: string;
  /** What is disputed, for those who do not see where the button stands. */
  name: string;
};

/** Opens a dispute: what is wrong is said in words, and managers and finance answer. */
export function DisputeForm({ statementId, line, words, name }: DisputeFormProps) {
  const [open, setOpen] = useState(false);
  const done = () => {
    setOpen(false);
    return undefined;
  };
  return (
    <div className={open ? styles.below : styles.inline} data-print="hidden">
      <FocusPlace>
        {open ? (
          <ActionForm
            action={disputeStatement}
            submit="Open the dispute"
            more={<Button onClick={done}>Cancel</Button>}
            onDone={done}
          >
            <input type="hidden" name="statementId" value={statementId} />
            {line && (
              <>
                <input type="hidden" name="component" value={line.component} />
                <input type="hidden" name="dealId" value={line.dealId ?? ""} />
                <input type="hidden" name="originOn" value={line.originOn} />
              </>
            )}
            <TextAreaField
              label="What is wrong?"
              name="text"
              autoFocus
              hint="Your manager and finance read it and answer here."
            />
          </ActionForm>
        ) : (
          <Button onClick={() => setOpen(true)} aria-label={`${words}: ${name}`}>
            {words}
          </Button>
        )}
      </FocusPlace>
    </div>
  );
}

/** Says beside a line that it is disputed, or was. */
export function DisputeBadge({ dispute }: { dispute: Pick<Dispute, "state"> }) {
  return (
    <span className={styles.badge} data-tone={dispute.state}>
      {disputeStateWords(dispute.state)}
    </span>
  );
}
