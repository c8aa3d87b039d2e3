"use client";

import { useState, useTransition } from "react";
import { Button } from "../button";
import type { FormResult } from "./action-form";
import styles from "./form.module.css";

type ConfirmActionProps = {
  action: (input: unknown) => Promise<FormResult<unknown>>;
  input: unknown;
  /** The words of its button. */
  label: string;
  /** What will happen, before it does; without it one click is enough. */
  asks?: React.ReactNode;
  confirm?: string;
  /** What the button is about, for those who do not see where it stands. */
  name?: string;
  strong?: boolean;
  /** Nothing can be done yet. */
  disabled?: boolean;
};

/** A deed by one button: asks first where it cannot be undone, and says what was wrong. */
export function ConfirmAction({
  action,
  input,
  label,
  asks,
  confirm = label,
  name,
  strong,
  disabled = false,
}: ConfirmActionProps) {
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const run = () =>
    startTransition(async () => {
      const result = await action(input);
      setProblem(result.ok ? null : result.problem.title);
      setAsked(false);
    });
  const named = name === undefined ? {} : { "aria-label": `${label}: ${name}` };
  return (
    <div className={styles.confirm}>
      {asked && !disabled ? (
        <>
          <p>{asks}</p>
          <div className={styles.actions}>
            <Button strong autoFocus onClick={run} disabled={pending} aria-busy={pending}>
              {confirm}
            </Button>
            <Button onClick={() => setAsked(false)}>Not now</Button>
          </div>
        </>
      ) : (
        <Button
          {...named}
          strong={strong ?? false}
          onClick={asks ? () => setAsked(true) : run}
          disabled={disabled || pending}
          aria-busy={pending}
        >
          {label}
        </Button>
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
