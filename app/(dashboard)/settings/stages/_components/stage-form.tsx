"use client";

import { addStage, changeStage, removeUnusedStage } from "@/lib/features/stages/actions";
import type { Stage } from "@/lib/features/stages/types";
import { ActionForm } from "@/lib/ui/form/action-form";
import { SelectField, TextField } from "@/lib/ui/form/fields";

export function StageForm({ stage, chance }: { stage: Stage; chance: string }) {
  return (
    <ActionForm action={changeStage} submit="Save" onDone={() => "Saved. Statements follow."}>
      <input type="hidden" name="stageId" value={stage.id} />
      <StageFields {...stage} chance={chance} />
    </ActionForm>
  );
}

/** `position` is the place that is proposed. */
export function NewStageForm({ position }: { position: number }) {
  return (
    <ActionForm action={addStage} submit="Add the stage" clears onDone={(name) => `${name} is there.`}>
      <StageFields name="" outcome="open" chance="" position={position} deals={0} />
    </ActionForm>
  );
}

export function RemoveStageForm({ stageId }: { stageId: number }) {
  return (
    <ActionForm action={removeUnusedStage} submit="Remove the stage" quiet>
      <input type="hidden" name="stageId" value={stageId} />
    </ActionForm>
  );
}

type StageFieldsProps = Pick<Stage, "name" | "outcome" | "position" | "deals"> & { chance: string };

/** A stage's name, outcome, chance and place. */
function StageFields({ name, outcome, chance, position, deals }: StageFieldsProps) {
  return (
    <>
      <TextField label="Name" name="name" defaultValue={name} autoComplete="off" required />
      <SelectField
        label="Outcome"
        name="outcome"
        defaultValue={outcome}
        hint={deals > 0 ? "Deals that are in it are not opened or closed by this; won and lost may change." : undefined}
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
      <TextField label="Order" name="position" defaultValue={position} inputMode="numeric" hint="Lower comes first." />
    </>
  );
}
