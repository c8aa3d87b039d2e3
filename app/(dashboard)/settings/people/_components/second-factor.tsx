"use client";

import { useState } from "react";
import { removePersonSecondFactor } from "@/lib/features/people/actions";
import type { NoticeToPerson, Person } from "@/lib/features/people/types";
import { Button } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { ActionForm } from "@/lib/ui/form/action-form";

/** Takes away the second factor of someone who lost it, after asking once more. */
export function SecondFactor({ person: { id, name, twoFactor }, own }: { person: Person; own: boolean }) {
  const [asked, setAsked] = useState(false);
  const [removed, setRemoved] = useState<NoticeToPerson | null>(null);
  if (!twoFactor && !removed) return null;
  return (
    <Card
      title="Second factor"
      subtitle="For when they lost their phone and their recovery codes. Their password alone signs them in then."
    >
      {content()}
    </Card>
  );

  function content() {
    if (removed && !twoFactor) return <p role="status">{removedWords(removed)}</p>;
    if (own) return <p>You turn your own off on the page of your account.</p>;
    if (!asked) return <Button onClick={() => setAsked(true)}>Remove the second factor</Button>;
    return (
      <ActionForm
        action={removePersonSecondFactor}
        submit="Remove it now"
        more={
          <Button autoFocus onClick={() => setAsked(false)}>
            Keep it
          </Button>
        }
        onDone={(notice) => {
          setRemoved(notice);
          setAsked(false);
          return undefined;
        }}
      >
        <p>
          {name} is signed out everywhere, and it is on record. Make sure that it is {name} who asks.
        </p>
        <input type="hidden" name="userId" value={id} />
      </ActionForm>
    );
  }
}

function removedWords({ name, email, mailed, problem }: NoticeToPerson): string {
  if (mailed) return `Removed. A mail to ${email} says so.`;
  return problem === null ? `Removed. Tell ${name}: no mail goes out.` : `Removed. ${problem} Tell ${name}.`;
}
