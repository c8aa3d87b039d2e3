"use client";

import { ActionForm } from "@/lib/ui/form/action-form";
import { confirmNewEmail } from "../actions";

/** Opening a link changes nothing; this button does. */
export function ConfirmEmailForm({ token }: { token: string }) {
  return (
    <ActionForm action={confirmNewEmail} submit="Use this address" onDone={() => "Done. Sign in with it from now on."}>
      <input type="hidden" name="token" value={token} />
    </ActionForm>
  );
}
