"use client";

import { ActionForm } from "@/lib/ui/form/action-form";
import { TextField } from "@/lib/ui/form/fields";
import { choosePasswordByLink } from "../actions";

/** A new password, chosen with a one-time link. */
export function PasswordForm({
  purpose,
  token,
  email,
}: {
  purpose: "invitation" | "reset";
  token: string;
  email: string;
}) {
  return (
    <ActionForm action={choosePasswordByLink} submit={purpose === "reset" ? "Set the password" : "Set it and sign in"}>
      <input type="hidden" name="purpose" value={purpose} />
      <input type="hidden" name="token" value={token} />
      <TextField label="E-mail" name="email" value={email} autoComplete="username" readOnly />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters; a few words in a row are good."
        required
      />
    </ActionForm>
  );
}
