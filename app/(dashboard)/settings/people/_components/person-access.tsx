"use client";

import { useState } from "react";
import { deactivate, makePersonLink, reactivate } from "@/lib/features/people/actions";
import type { LinkForPerson, Person } from "@/lib/features/people/types";
import { formatList, formatQuantity } from "@/lib/format/words";
import { Card } from "@/lib/ui/card";
import { ActionForm } from "@/lib/ui/form/action-form";
import { ConfirmAction } from "@/lib/ui/form/confirm-action";
import { LinkToPassOn } from "./link-to-pass-on";
import { SecondFactor } from "./second-factor";

type PersonAccessProps = { person: Person; own: boolean };

/** Letting someone in, and putting an end to it. */
export function PersonAccess({ person, own }: PersonAccessProps) {
  if (person.state === "deactivated") {
    return (
      <Card title="Deactivated" subtitle="They cannot sign in. What they did stays on record.">
        <ActionForm action={reactivate} submit="Reactivate">
          <input type="hidden" name="userId" value={person.id} />
        </ActionForm>
      </Card>
    );
  }
  return (
    <>
      <NewLink person={person} />
      <SecondFactor person={person} own={own} />
      <Card
        title="Deactivate"
        subtitle="Ends every session at once. What they did stays, and they can be let in again."
      >
        {own ? (
          <p>This is your own account; another admin can deactivate it.</p>
        ) : (
          <ConfirmAction
            action={deactivate}
            input={{ userId: person.id }}
            label="Deactivate"
            confirm="Deactivate now"
            asks={`${person.name} is signed out everywhere and cannot sign in again until an admin lets them.${ofKeys(person)}`}
          />
        )}
      </Card>
    </>
  );
}

/** Programs do not stop with whoever made their key: that is for an admin to decide. */
function ofKeys({ keys }: Person): string {
  if (keys.length === 0) return "";
  return ` ${formatQuantity(keys.length, "key")} they made for programs (${formatList(keys)}) will go on working; revoke what they knew under Keys.`;
}

function NewLink({ person }: { person: Person }) {
  const [made, setMade] = useState<LinkForPerson | null>(null);
  const invited = person.state === "invited";
  return (
    <Card
      title={invited ? "Invite again" : "New password"}
      subtitle={
        invited
          ? "A new link; the earlier one stops working."
          : "A link with which they choose a new password. It works for one hour."
      }
    >
      <ActionForm
        action={makePersonLink}
        submit={invited ? "Make a new invitation link" : "Make a link"}
        quiet
        onDone={(value) => {
          setMade(value);
          return value.link === null ? `A link went to ${value.email}.` : undefined;
        }}
      >
        <input type="hidden" name="userId" value={person.id} />
      </ActionForm>
      <LinkToPassOn made={made} />
    </Card>
  );
}
