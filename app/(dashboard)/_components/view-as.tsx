"use client";

import { Button } from "@/lib/ui/button";
import { ActionForm } from "@/lib/ui/form/action-form";
import { stopViewAs, viewAs } from "../actions";
import styles from "./view-as.module.css";

/** Lets an admin or manager see what the person sees. */
export function ViewAsButton({ userId, name }: { userId: number; name: string }) {
  return (
    <ActionForm action={viewAs} submit={`See what ${name} sees`} quiet>
      <input type="hidden" name="user" value={userId} />
    </ActionForm>
  );
}

/** Says on every page that this is another's view. */
export function ViewAsBanner({ name }: { name: string }) {
  return (
    <div className={styles.banner} role="status">
      <span>
        You see what <strong>{name}</strong> sees. You can change nothing here, and it is on record.
      </span>
      <form action={stopViewAs}>
        <Button type="submit">Back to your own view</Button>
      </form>
    </div>
  );
}
