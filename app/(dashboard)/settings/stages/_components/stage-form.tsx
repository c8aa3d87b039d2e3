"use client";

import { changeStage } from "@/lib/features/stages/actions";
import type { Stage } from "@/lib/features/stages/types";
import { ActionForm } from "@/lib/ui/form/action-form";
import { SelectField, TextField } from "@/lib/ui/form/fields";

/** A stage's name, outcome, chance and place. */
export function StageForm({ stage, chance }: { stage: Stage; chance: string }) {
  return (
    <ActionForm action={changeStage} submit="Save" onDone={() => "Saved. Statements follow."}>
      <input type="hidden" name="stageId" value={stage.id} />
      <TextField label="Name" name="name" defaultValue={stage.name} autoComplete="off" required />
      <SelectField
        label="Outcome"
        name="outcome"
        defaultValue={stage.outcome}
        hint={
          stage.deals > 0
            ? "Deals that are in it are not opened or closed by this; won and lost may change."
            : undefined
        }
      >
        <option value="open">Open</option>
        <option value="won">Won</option>
        <option value="lost">Lost</option>
      </SelectField>
      <TextField
        label="Chance of being won"
        name="probability"
        defaultValue={chance}
        autoComplete="off"
        hint="A percentage such as 40%. Blank: not known, and left out of the weighted pipeline."
      />
      <TextField
        label="Order"
        name="position"
        defaultValue={stage.position}
        inputMode="numeric"
        hint="Lower comes first."
      />
    </ActionForm>
  );
}
