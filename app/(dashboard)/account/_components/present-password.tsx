import { TextField } from "@/lib/ui/form/fields";

/** Asked for before anything about signing in changes. */
export function PresentPassword() {
  return <TextField label="Present password" name="present" type="password" autoComplete="current-password" required />;
}
