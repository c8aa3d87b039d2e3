"use client";

import { Popover, PopoverDropdown, PopoverTarget } from "@mantine/core";
import { useState, useTransition } from "react";
import { Button } from "../button";
import type { FormResult } from "./action-form";
import { FocusPlace } from "./focus-place";
import styles from "./form.module.css";
import type { Question } from "./use-question";

type ConfirmActionProps = {
  action: (input: unknown) => Promise<FormResult<unknown>>;
  input: unknown;
  /** The words of its button. */
  label: string;
  /** What will happen, before it does; without it one click is enough. */
  asks?: React.ReactNode;
  confirm?: string;
  /** What the action may ask before it does its deed: its one choice is then the button. */
  question?: Question;
  /** What the button is about, for those who do not see where it stands. */
  name?: string;
  strong?: boolean;
  /** What was wrong stands above the page, so that nothing on it moves; for deeds that ask nothing. */
  floats?: boolean;
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
  question,
  name,
  strong,
  floats,
  disabled = false,
}: ConfirmActionProps) {
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const run = () => {
    if (pending) return;
    startTransition(async () => {
      const result = await action(told === null ? input : { ...Object(input), ...agreed(question) });
      const isQuestion = !result.ok && result.problem.details.some(({ where }) => where === question?.name);
      setTold(isQuestion ? result.problem.title : null);
      setProblem(result.ok || isQuestion ? null : result.problem.title);
      setAsked(isQuestion);
    });
  };
  const close = () => {
    setAsked(false);
    setTold(null);
  };
  const named = name === undefined ? {} : { "aria-label": `${label}: ${name}` };
  const begin = (
    <Button
      {...named}
      strong={strong ?? false}
      onClick={asks ? () => setAsked(true) : run}
      disabled={disabled}
      aria-disabled={pending}
      aria-busy={pending}
    >
      {label}
    </Button>
  );
  const wrong = problem && (
    <p className={styles.problem} role="alert">
      {problem}
    </p>
  );
  if (floats)
    return (
      <Popover
        opened={problem !== null}
        onChange={() => setProblem(null)}
        position="bottom-end"
        width={340}
        withinPortal
      >
        <PopoverTarget>{begin}</PopoverTarget>
        <PopoverDropdown aria-label={name === undefined ? label : `${label}: ${name}`} className={styles.floating}>
          {wrong}
        </PopoverDropdown>
      </Popover>
    );
  return (
    <FocusPlace className={styles.confirm}>
      {asked && !disabled ? (
        <>
          <p role={told === null ? undefined : "alert"}>{told ?? asks}</p>
          <div className={styles.actions}>
            <Button strong autoFocus onClick={run} aria-disabled={pending} aria-busy={pending}>
              {told === null ? confirm : question?.choices[0]?.label}
            </Button>
            <Button onClick={close}>Not now</Button>
          </div>
        </>
      ) : (
        begin
      )}
      {wrong}
    </FocusPlace>
  );
}

function agreed(question: Question | undefined) {
  return question && { [question.name]: question.choices.map(({ value }) => value) };
}
