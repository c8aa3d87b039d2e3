import type { FreeRep } from "@/lib/features/people/types";
import { SelectField } from "@/lib/ui/form/fields";

type RepFieldProps = {
  reps: readonly FreeRep[];
  chosen?: number | null;
  onChoose?: (repId: number | null) => void;
};

/** Which rep the account stands for: one that no other account stands for, or none. */
export function RepField({ reps, chosen = null, onChoose }: RepFieldProps) {
  return (
    <SelectField
      label="Is the rep"
      name="repId"
      defaultValue={chosen ?? ""}
      hint="Needed with the role of rep."
      onChange={({ target }) => onChoose?.(target.value === "" ? null : Number(target.value))}
    >
      <option value="">Nobody</option>
      {reps.map(({ id, name, email }) => (
        <option key={id} value={id}>
          {email ? `${name} (${email})` : name}
        </option>
      ))}
    </SelectField>
  );
}
