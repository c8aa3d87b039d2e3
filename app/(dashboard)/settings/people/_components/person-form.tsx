"use client";

import { changePerson } from "@/lib/features/people/actions";
import type { FreeRep, Person } from "@/lib/features/people/types";
import { ActionForm } from "@/lib/ui/form/action-form";
import { ChoicesField, TextField } from "@/lib/ui/form/fields";
import { ROLE_CHOICES } from "../../../_lib/role-names";
import { RepField } from "./rep-field";

/** A person's name, roles and rep. */
export function PersonForm({ person, reps }: { person: Person; reps: readonly FreeRep[] }) {
  const { id, name, roles, rep } = person;
  return (
    <ActionForm action={changePerson} submit="Save" onDone={() => "Saved. It holds from their next click on."}>
      <input type="hidden" name="userId" value={id} />
      <TextField label="Name" name="name" defaultValue={name} autoComplete="off" required />
      <ChoicesField label="Roles" name="roles" choices={ROLE_CHOICES} chosen={roles} />
      <RepField reps={reps} chosen={rep?.id ?? null} />
    </ActionForm>
  );
}
