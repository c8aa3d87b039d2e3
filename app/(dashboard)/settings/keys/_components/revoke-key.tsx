"use client";

import { useState, useTransition } from "react";
import { revokeKey } from "@/lib/features/keys/actions";
import { Button } from "@/lib/ui/button";

/** Revokes a key after asking once more: what uses it stops working. */
export function RevokeKey({ id, name }: { id: number; name: string }) {
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  if (!asked) {
    return (
      <Button onClick={() => setAsked(true)} aria-label={`Revoke ${name}`}>
        Revoke
      </Button>
    );
  }
  const revoke = () =>
    startTransition(async () => {
      const result = await revokeKey({ id });
      setProblem(result.ok ? null : result.problem.title);
      if (result.ok) setAsked(false);
    });
  return (
    <>
      {problem && <p role="alert">{problem}</p>}
      <Button strong autoFocus onClick={revoke} disabled={pending} aria-label={`Revoke ${name} now`}>
        Revoke now
      </Button>{" "}
      <Button onClick={() => setAsked(false)} aria-label={`Keep ${name}`}>
        Keep
      </Button>
    </>
  );
}
