"use client";

import { ActionForm } from "@/lib/ui/form/action-form";
import { TextField } from "@/lib/ui/form/fields";
import { changeOwnPassword } from "../actions";
import { PresentPassword } from "./present-password";

export function PasswordForm() {
  return (
    <ActionForm
      action={changeOwnPassword}
      submit="Change the password"
      quiet
      clears
      onDone={() => "Changed. Every other browser is signed out."}
    >
      <PresentPassword />
      <TextField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters; a few words in a row are good."
        required
      />
    </ActionForm>
  );
}
