"use client";

import { ActionForm } from "@/lib/ui/form/action-form";
import { TextField } from "@/lib/ui/form/fields";
import { askForResetLink } from "../actions";

export function ForgotForm() {
  return (
    <ActionForm
      action={askForResetLink}
      submit="Send me a link"
      onDone={() => "If the address belongs to an account, a link is on its way to it. It works for an hour."}
    >
      <TextField label="E-mail" name="email" type="email" autoComplete="username" required />
    </ActionForm>
  );
}
