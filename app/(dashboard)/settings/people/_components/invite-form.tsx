"use client";

import { useState } from "react";
import { invite } from "@/lib/features/people/actions";
import type { FreeRep, LinkForPerson } from "@/lib/features/people/types";
import { ActionForm } from "@/lib/ui/form/action-form";
import { ChoicesField, TextField } from "@/lib/ui/form/fields";
import { ROLE_CHOICES } from "../../../_lib/role-names";
import { LinkToPassOn } from "./link-to-pass-on";
import { RepField } from "./rep-field";

/** Makes an account, and shows the link where it did not go out by mail. */
export function InviteForm({ reps }: { reps: readonly FreeRep[] }) {
  const [made, setMade] = useState<LinkForPerson | null>(null);
  return (
    <>
      <ActionForm
        action={invite}
        submit="Invite"
        clears
        onDone={(value) => {
          setMade(value);
          return value.link === null ? `A link went to ${value.email}.` : `${value.name} has an account now.`;
        }}
      >
        <TextField label="Name" name="name" autoComplete="off" required />
        <TextField label="E-mail" name="email" type="email" autoComplete="off" required />
        <ChoicesField label="Roles" name="roles" choices={ROLE_CHOICES} />
        <RepField reps={reps} />
      </ActionForm>
      <LinkToPassOn made={made} />
    </>
  );
}
