"use client";

import { ActionForm } from "@/lib/ui/form/action-form";
import { TextField } from "@/lib/ui/form/fields";
import { changeOwnEmail } from "../actions";
import { PresentPassword } from "./present-password";

export function EmailForm() {
  return (
    <ActionForm
      action={changeOwnEmail}
      submit="Change the address"
      quiet
      clears
      onDone={({ email, how }) =>
        how === "mailed"
          ? `A link is on its way to ${email}. The address changes once you open it.`
          : `Changed: sign in with ${email} from now on.`
      }
    >
      <TextField label="New address" name="email" type="email" autoComplete="email" required />
      <PresentPassword />
    </ActionForm>
  );
}
