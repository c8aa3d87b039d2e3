"use client";

import { useRef, useState, useTransition } from "react";
import { Button } from "../button";
import styles from "./form.module.css";
import { SavedFields } from "./saved-fields";
import { type Question, useQuestion } from "./use-question";
import { WrongFields } from "./wrong-fields";

type Problem = { readonly title: string; readonly details: readonly { where: string; message: string }[] };

/** What a server action answers: its value, or what was wrong. */
export type FormResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

export type ActionFormProps<Value> = {
  /** Gets the fields by their names; of a name that ends in `[]` all values, under the name without it. */
  action: (input: unknown) => Promise<FormResult<Value>>;
  /** The words of its button. */
  submit: string;
  children?: React.ReactNode;
  /** Called with what the action gave; the words it returns are shown as what was done. */
  onDone?: (value: Value) => string | undefined;
  /** Blanks the fields when it went well. */
  clears?: boolean;
  wide?: boolean;
  /** The button looks like one among others. */
  quiet?: boolean;
  /** What the action may ask before it does its deed. */
  question?: Question;
  /** Controls beside the button. */
  more?: React.ReactNode;
};

/** A form that a server action answers: says what was wrong at the field it was wrong with, and nothing typed is lost. */
export function ActionForm<Value>(props: ActionFormProps<Value>) {
  const { action, submit, children, onDone, clears, wide, quiet, question, more } = props;
  const [pending, startTransition] = useTransition();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [words, setWords] = useState<string | null>(null);
  const [done, setDone] = useState<string | undefined>();
  const form = useRef<HTMLFormElement>(null);
  const next = useRef<HTMLElement>(null);
  const asked = useQuestion(question);
  const wrong = firstOfEach(problem?.details ?? []);

  const send = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const input = readForm(new FormData(event.currentTarget));
    startTransition(async () => {
      const result = await action(input);
      setProblem(result.ok ? null : result.problem);
      asked.hear(result.ok ? [] : result.problem.details);
      const field = result.ok ? null : repeatedAt(result.problem, form.current);
      next.current = field;
      setWords(result.ok || field ? null : wordsOf(result.problem));
      setDone(result.ok ? onDone?.(result.value) : undefined);
      if (result.ok && clears) form.current?.reset();
    });
  };

  /** What was wrong with a field is no longer said once it is changed; what was asked, once anything else is. */
  const forget = ({ target }: React.ChangeEvent<HTMLFormElement>) => {
    const name = String(target.name).replace(/\[\]$/, "");
    if (problem?.details.some(({ where }) => where === name))
      setProblem({ ...problem, details: problem.details.filter(({ where }) => where !== name) });
    if (asked.isAsked && name !== question?.name) {
      asked.forget();
      setProblem(null);
      setWords(null);
    }
  };

  return (
    <form
      ref={form}
      className={styles.form}
      data-wide={wide || undefined}
      onSubmit={send}
      onChange={forget}
      aria-busy={pending}
      noValidate
    >
      <WrongFields value={wrong}>
        <SavedFields saving={pending} next={next}>
          {children}
          {asked.field}
        </SavedFields>
      </WrongFields>
      {words && (
        <p className={styles.problem} role="alert">
          {words}
        </p>
      )}
      {done !== undefined && (
        <p className={styles.done} role="status">
          {done}
        </p>
      )}
      <div className={styles.actions}>
        <Button type="submit" strong={!quiet} aria-disabled={pending}>
          {submit}
        </Button>
        {more}
      </div>
    </form>
  );
}

/** Of several things that are wrong with a field the first is said: the others follow from it, or wait. */
function firstOfEach(details: Problem["details"]): Record<string, string> {
  return Object.fromEntries([...details].reverse().map(({ where, message }) => [where, message]));
}

/** The fault that the title only repeats, by the name that programs give its field or in a sentence. */
function repeatedBy({ title, details }: Problem) {
  return details.find(({ where, message }) => [`${where}: ${message}`, message, `${message}.`].includes(title));
}

/** The field at which the title's words stand already; null where they have to be said below the form. */
function repeatedAt(problem: Problem, form: HTMLFormElement | null): HTMLElement | null {
  const { where } = repeatedBy(problem) ?? {};
  if (where === undefined) return null;
  const found = form?.elements.namedItem(where) ?? form?.elements.namedItem(`${where}[]`);
  const field = found instanceof RadioNodeList ? found[0] : found;
  if (!(field instanceof HTMLElement) || (field instanceof HTMLInputElement && field.type === "hidden")) return null;
  return field;
}

function wordsOf(problem: Problem): string {
  return repeatedBy(problem)?.message ?? problem.title;
}

function readForm(data: FormData): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const name of new Set(data.keys())) {
    if (name.endsWith("[]")) input[name.slice(0, -2)] = data.getAll(name);
    else input[name] = data.get(name);
  }
  return input;
}
