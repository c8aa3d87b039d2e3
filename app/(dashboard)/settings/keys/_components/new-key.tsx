"use client";

import { useState } from "react";
import { ROLES } from "@/lib/auth/permissions";
import { makeKey } from "@/lib/features/keys/actions";
import type { KeyPerson, MadeKey } from "@/lib/features/keys/types";
import { ActionForm } from "@/lib/ui/form/action-form";
import { SelectField, TextField } from "@/lib/ui/form/fields";
import { roleNames } from "../../../_lib/role-names";
import { MadeKeyNote } from "./made-key-note";

type NewKeyProps = { people: readonly KeyPerson[]; today: string };

/** The form that makes a key, and the key, once. */
export function NewKey({ people, today }: NewKeyProps) {
  const [role, setRole] = useState<string>("leadership");
  const [made, setMade] = useState<MadeKey | null>(null);
  const bound = role === "rep" || role === "sales_manager";
  const fitting = people.filter(({ roles }) => roles.some((held) => held === role));
  return (
    <>
      {made && <MadeKeyNote made={made} onClose={() => setMade(null)} />}
      <ActionForm
        action={makeKey}
        submit="Make the key"
        clears
        onDone={(value: MadeKey) => {
          setRole("leadership");
          setMade(value);
          return undefined;
        }}
      >
        <TextField label="Name" name="name" autoComplete="off" hint="What it is for, such as Warehouse export." />
        <SelectField label="Role" name="role" value={role} onChange={(event) => setRole(event.target.value)}>
          {ROLES.map((value) => (
            <option key={value} value={value}>
              {roleNames([value])}
            </option>
          ))}
        </SelectField>
        {bound && (
          <SelectField
            label="For whom"
            name="personId"
            hint="The key reaches what this person does, and stops working with them."
          >
            <option value="">Choose a person</option>
            {fitting.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <TextField
          label="Last day on which it works"
          name="expiresOn"
          type="date"
          min={today}
          hint="Blank: until it is revoked."
        />
      </ActionForm>
    </>
  );
}
